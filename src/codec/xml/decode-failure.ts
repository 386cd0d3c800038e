import { CodecError } from '../../errors/codec-error.js'

/** Text to decode, with what its errors need to say. */
export interface Source {
  /** `decode the CreateImage response` */
  readonly attempt: string
  readonly text: string
  readonly status?: number | undefined
}

/** What a `CodecError` expects if a document is not well-formed. */
export const wholeDocument = 'a whole XML document'

/** Creates the error for text that cannot be decoded. It quotes the beginning of the text. */
export function undecodable(
  { attempt, text, status }: Source,
  found: string,
  accepted: string,
  { path, cause }: { readonly path?: string; readonly cause?: unknown } = {},
): CodecError {
  return new CodecError({
    attempt,
    path: path ?? '',
    found: found.slice(0, 300),
    accepted,
    status,
    excerpt: excerptOf(text),
    cause,
  })
}

/** Returns the beginning of the text on one line, without control characters, which would disturb a log. */
function excerptOf(text: string): string | undefined {
  const line = text
    .slice(0, 400)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
  return line.length > 200 ? `${line.slice(0, 199)}…` : line || undefined
}
