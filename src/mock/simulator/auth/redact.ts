import { decodeAll, decodeOnce, decodeUnreserved, maxDecodings } from './decode-text.js'

/** Stands in the place of a value that must not be shown. */
export const redactedValue = '(redacted)'

/**
 * Returns whether a parameter, member or header has a name whose value must not be shown: signatures, access keys, tokens
 * and passwords. The name may be percent-encoded.
 */
export function isSecretName(name: string): boolean {
  return secretName.test(decodeAll(name))
}

/**
 * Returns text from outside without signatures, access keys, tokens and passwords. Finds them in forms, URLs, headers,
 * JSON and XML, also if the text was percent-encoded or escaped up to three times. Text with a secret is shown decoded
 * as far as the secret was encoded.
 */
export function redacted(text: string): string {
  return redactedAtAllLevels(text, (plain) => hideSecrets(plain).replace(accessKeyId, redactedValue))
}

/**
 * Returns a note about a signature without secrets. The note may quote a canonical request: its headers are shown if they
 * are known, and its parameters if they belong to the action. Shows the access key, which the note is about.
 *
 * @param isShown Returns whether a parameter belongs to the action.
 */
export function redactedNote(note: string, isShown: (parameter: string) => boolean): string {
  const lines = note.split('\n').map((line) => hideUnknown(line, isShown))
  return redactedAtAllLevels(lines.join('\n'), hideSecrets)
}

function redactedAtAllLevels(text: string, hide: (plain: string) => string): string {
  let shown = text
  let current = text
  for (let decodings = 0; ; decodings++) {
    const plain = decodeUnreserved(current)
    const hidden = hide(plain)
    if (hidden !== plain) shown = current = hidden
    const decoded = decodings < maxDecodings ? decodeOnce(current) : current
    if (decoded === current) return shown
    current = decoded
  }
}

/** Hides the value of an unknown header, and the values of unknown parameters in a query. */
function hideUnknown(line: string, isShown: (parameter: string) => boolean): string {
  const [, header] = /^([!#$%&'*+.^_`|~\w-]+):/.exec(line) ?? []
  if (header !== undefined) return knownHeaders.has(header.toLowerCase()) ? line : `${header}:${redactedValue}`
  if (!/^[^\s=&]+=\S*$/.test(line)) return line
  const pairs = line.split('&').map((pair) => {
    const [name = ''] = pair.split('=', 1)
    return isShown(decodeAll(name)) ? pair : `${name}=${redactedValue}`
  })
  return pairs.join('&')
}

/** Headers of AWS clients without secrets. */
const knownHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'amz-sdk-retry',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-md5',
  'content-type',
  'date',
  'expect',
  'host',
  'pragma',
  'transfer-encoding',
  'user-agent',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-target',
  'x-amz-user-agent',
])

/** The ends of secret names. `-` stands for a separator that may be absent. */
const nameEnds = [
  'authorization',
  'cookie',
  'credential',
  'signature',
  'access-key-id',
  'secret',
  'secret-key',
  'secret-access-key',
  'secret-string',
  'secret-binary',
  'private-key',
  'api-key',
  'key-material',
  'password',
  'password-data',
  'passwd',
  'passphrase',
  'pwd',
  'auth-token',
  'authorization-token',
  'access-token',
  'bearer-token',
  'id-token',
  'identity-token',
  'refresh-token',
  'security-token',
  'session-token',
  'token-code',
  'saml-assertion',
]
  .map((name) => name.replaceAll('-', '[-_. ]?'))
  .join('|')

/** Brackets, quotes and numbers may follow a name: `"Password":`, `Password.1=`. */
const secretName = new RegExp(`(?:${nameEnds})["'\\]\\\\\\d.\\s]*$`, 'i')

/**
 * A text between quotes. A quote after `=` or `:` begins the next text, so the quote before it was the last one of a text
 * that is cut off: the value goes on.
 */
const notAfterName = String.raw`(?<![:=]\s{0,9})`
const quoted = [
  // Between quotes that are escaped themselves, as in JSON inside of JSON.
  String.raw`(\\+["'])[\s\S]*?(?:(?<!\\)${notAfterName}\1|$)`,
  String.raw`"(?:[^"\\]|\\[\s\S]|(?<=[:=]\s{0,9})")*"?`,
  String.raw`'(?:[^'\\]|\\[\s\S]|(?<=[:=]\s{0,9})')*'?`,
].join('|')

const afterName = `(?<=(?:${nameEnds})["'\\]\\\\\\d.\\s]{0,12})`
/** `name=value`, up to the next parameter. */
const assigned = new RegExp(`${afterName}(=>?\\s*)(?:${quoted.replace('\\1', '\\2')}|[^&\\r\\n]*)`, 'gi')
/** `name: value`, up to the end of the line, with the lines that continue a header. */
const listed = new RegExp(
  `${afterName}(:\\s*)(?:${quoted.replace('\\1', '\\2')}|[^\\r\\n]*(?:\\r?\\n[ \\t]+(?![\\w-]+:)[^\\r\\n]*)*)`,
  'gi',
)
/** `<name>value`, up to the end tag or the end of the text. */
const element = new RegExp(
  `<((?:[\\w-]{1,60}:)?[\\w.-]{0,60}(?:${nameEnds})\\d*)((?:\\s[^<>]*)?(?<!/)>)[\\s\\S]*?(?=</\\1\\s*>|$)`,
  'gi',
)
const keyBlock = /(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\s\S]*?(?=-----END|$)/g
/** A message may have cut the URL off. */
const userInUrl = /(:\/\/)[^\s/@:]{0,200}:[^\s/@]{1,500}(?=[@…])/g
const accessKeyId = /A(?:BI|CC|KI|SI)A[0-9A-Z]{12,}/g

function hideSecrets(text: string): string {
  return text
    .replace(element, `<$1$2${redactedValue}`)
    .replace(keyBlock, `$1${redactedValue}`)
    .replace(userInUrl, `$1${redactedValue}`)
    .replace(assigned, `$1${redactedValue}`)
    .replace(listed, `$1${redactedValue}`)
}
