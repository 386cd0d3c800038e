import { invalidCharacter, malformedQueryString } from '../../errors/request-errors.js'
import { ampersand, equals, type FormBytes, hexDigit } from './form-bytes.js'
import { unescapeForm } from './percent-encoding.js'

/**
 * Reads the text behind a key, and sets where it ends.
 *
 * @throws Ec2ServiceError if the text cannot be unescaped.
 */
export function readText(form: FormBytes, keyEnd: number): string {
  const { text: source, bytes } = form
  const start = bytes[keyEnd] === equals ? keyEnd + 1 : keyEnd
  let text = ''
  let from = start
  let isAscii = true
  let at = start
  for (let byte = bytes[at]; byte !== ampersand; byte = bytes[++at]) {
    if (byte === 0x25) {
      const high = hexDigit(bytes[at + 1])
      const low = hexDigit(bytes[at + 2])
      if (high < 8 && low < 16) {
        text += source.slice(from, at) + String.fromCharCode(high * 16 + low)
        at += 2
        from = at + 1
      } else isAscii = false
    } else if (byte === 0x2b) {
      text += `${source.slice(from, at)} `
      from = at + 1
    }
  }
  form.end = at
  if (!isAscii) return unescaped(source.slice(start, at))
  const rest = source.slice(from, at)
  return text === '' ? rest : text + rest
}

/** @throws Ec2ServiceError if the text has an escape without two digits, or is not UTF-8. */
export function unescaped(text: string): string {
  try {
    return unescapeForm(text)
  } catch {
    throw /%(?![0-9A-Fa-f]{2})/.test(text) ? malformedQueryString() : invalidCharacter()
  }
}
