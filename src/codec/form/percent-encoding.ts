/** RFC 3986's unreserved characters, which need no escape. */
const unreserved = /^[A-Za-z0-9\-._~]*$/

/**
 * Percent-encodes text by RFC 3986, as SigV4 signatures need it.
 *
 * @throws URIError if the text holds a lone surrogate, which UTF-8 cannot carry.
 */
export function escapeForm(text: string): string {
  if (unreserved.test(text)) return text
  const escaped = encodeURIComponent(text)
  // Testing first is twice as fast if there is nothing to replace.
  if (!reserved.test(escaped)) return escaped
  return escaped.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Characters that RFC 3986 reserves and `encodeURIComponent` does not escape. */
const reserved = /[!'()*]/

/**
 * Unescapes a name or value of a form. Both `+` and `%20` are spaces.
 *
 * @throws URIError if an escape does not have two hexadecimal digits, or the bytes are not UTF-8.
 */
export function unescapeForm(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
