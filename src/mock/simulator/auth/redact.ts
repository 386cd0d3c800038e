/** Parameters with a secret. */
const secretParameters = ['X-Amz-Security-Token', 'SecurityToken']

/** Headers with a secret. */
const secretHeaders = ['x-amz-security-token', 'cookie', 'proxy-authorization']

/** Parameters that sign a request. Their values help nobody who reads a decoded request. */
const signingParameters = [
  ...secretParameters,
  'X-Amz-Credential',
  'X-Amz-Signature',
  'AWSAccessKeyId',
  'Signature',
].map((name) => name.toLowerCase())

/** Returns whether a parameter signs the request, so that its value must not be shown. */
export function isSigningParameter(name: string): boolean {
  return signingParameters.includes(name.toLowerCase())
}

/** Returns a canonical request, or a text that quotes one, without its secrets. */
export function redacted(text: string): string {
  return text
    .replace(new RegExp(`^(${secretHeaders.join('|')}):.*$`, 'gim'), '$1:(redacted)')
    .replace(new RegExp(`((?:${secretParameters.join('|')})=)[^&\\s]*`, 'gi'), '$1(redacted)')
}
