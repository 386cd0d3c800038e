import { setForm } from '../codec/http/server.js'
import type { StopSignal } from './end-signal.js'

/** A request as a server has read it. */
export interface RequestParts {
  readonly method: string
  readonly url: URL
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[]
  /** Without its content encoding. Empty for a request without a body. */
  readonly body: ArrayBuffer
  /** The body as it was sent, if it had a content encoding. */
  readonly sentBody?: ArrayBuffer | undefined
  /** Ends when the client leaves. */
  readonly signal: StopSignal
}

/**
 * A request of which a mock reads what a call needs. It has these members of a `Request`, and becomes one when somebody
 * else sees it: to create a `Request` takes longer than the rest of a call.
 */
export class LightRequest {
  readonly #parts: RequestParts
  #request: Request | undefined

  constructor(parts: RequestParts) {
    this.#parts = parts
    setForm(this, parts.url, parts.body)
  }

  get method(): string {
    return this.#parts.method
  }

  get url(): string {
    return this.#parts.url.href
  }

  get signal(): StopSignal {
    return this.#parts.signal
  }

  get headers(): LightHeaders {
    return new LightHeaders(this.#parts.rawHeaders)
  }

  /** The body as it was sent. */
  get sentBody(): ArrayBuffer {
    return this.#parts.sentBody ?? this.#parts.body
  }

  /** Returns the request for the functions of a mock, which need no other members. */
  asRequest(): Request {
    return this as unknown as Request
  }

  /** Returns the `Request`: always the same one, so that its body is read once. */
  toRequest(): Request {
    this.#request ??= createRequest(this.#parts)
    return this.#request
  }

  /** Only the form of the request is read, and it is known. */
  clone(): Request {
    return this.toRequest().clone()
  }
}

/** Returns the request that a test may see. */
export function requestToShow(request: Request): Request {
  return lightRequest(request)?.toRequest() ?? request
}

/** Returns the body of a request as it was sent. */
export async function sentBodyOf(request: Request): Promise<ArrayBuffer> {
  return lightRequest(request)?.sentBody ?? request.clone().arrayBuffer()
}

/** Returns whether a request has come through a port. */
export function isFromPort(request: Request): boolean {
  return lightRequest(request) !== undefined
}

function lightRequest(request: unknown): LightRequest | undefined {
  return request instanceof LightRequest ? request : undefined
}

/** What a mock needs of `Headers`. */
export class LightHeaders {
  /** Names and values in turn. */
  readonly raw: readonly string[]

  constructor(raw: readonly string[]) {
    this.raw = raw
  }

  get(name: string): string | null {
    let found: string | null = null
    for (let index = 0; index < this.raw.length; index += 2) {
      if (this.raw[index]?.toLowerCase() !== name) continue
      const value = this.raw[index + 1] ?? ''
      found = found === null ? value : `${found}, ${value}`
    }
    return found
  }
}

function createRequest({ method, url, rawHeaders, body, signal }: RequestParts): Request {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  const left = new AbortController()
  if (signal.aborted) left.abort(signal.reason)
  else signal.addEventListener('abort', () => left.abort(signal.reason))
  return new Request(url, {
    method,
    headers,
    signal: left.signal,
    ...(method !== 'GET' && method !== 'HEAD' && { body }),
  })
}
