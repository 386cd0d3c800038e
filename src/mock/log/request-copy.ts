import { LightHeaders } from '../light-request.js'

/** The longest body in bytes that a log keeps. */
export const longestBody = 65_536

/** The body of a request: its text, or its bytes if the text is another one. */
export type RequestBody = string | ArrayBuffer

/** The parts of a request that a log keeps. A `Request` takes ten times the memory. */
export class RequestCopy {
  readonly #method: string
  readonly #url: string
  /** Names and values in turn. */
  readonly #headers: readonly string[]
  readonly #body: RequestBody | undefined
  /** The number of characters, with the body, even if it is too long to be kept. */
  readonly length: number

  constructor({ method, url, headers }: Request, body: RequestBody | undefined) {
    this.#method = method
    this.#url = url
    this.#headers =
      (headers as unknown) instanceof LightHeaders ? (headers as unknown as LightHeaders).raw : [...headers].flat()
    const bodyLength = lengthOf(body)
    this.#body = bodyLength > 0 && bodyLength <= longestBody && method !== 'GET' && method !== 'HEAD' ? body : undefined
    let length = url.length + bodyLength
    for (const text of this.#headers) length += text.length
    this.length = length
  }

  /** Creates a `Request` from the copy. Its body is unread. */
  toRequest(): Request {
    const headers = new Headers()
    for (let index = 0; index < this.#headers.length; index += 2) {
      headers.append(this.#headers[index] ?? '', this.#headers[index + 1] ?? '')
    }
    return new Request(this.#url, { method: this.#method, headers, body: this.#body ?? null })
  }
}

/** A text has at least as many bytes as characters, and few texts of requests have more. */
function lengthOf(body: RequestBody | undefined): number {
  if (body === undefined) return 0
  return typeof body === 'string' ? body.length : body.byteLength
}
