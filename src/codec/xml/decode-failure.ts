import { CodecError } from '../../errors/codec-error.js'

/** A text that is being decoded: what its errors say about it. */
export interface Source {
  /** `decode the CreateImage response` */
  readonly attempt: string
  readonly text: string
  readonly status?: number | undefined
}

/** The error of a text that could not be decoded, with its beginning. */
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

/** The beginning of a text on one line, without characters that would disturb a log. */
function excerptOf(text: string): string | undefined {
  const line = text
    .slice(0, 400)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
  return line.length > 200 ? `${line.slice(0, 199)}…` : line || undefined
}
