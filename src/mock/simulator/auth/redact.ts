/** A canonical request, or a text that quotes one, without the values that nobody else is to see. */
export function redacted(text: string): string {
  return text
    .replace(/^(x-amz-security-token|cookie|proxy-authorization):.*$/gim, '$1:(redacted)')
    .replace(/((?:X-Amz-Security-Token|SecurityToken)=)[^&\s]*/gi, '$1(redacted)')
}
