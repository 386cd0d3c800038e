/**
 * A way in which a network fails to deliver an answer; made by {@link networkError}, {@link hang} and
 * {@link truncated}, and accepted wherever an answer is.
 */
export class Failure {
  constructor(
    readonly kind: 'network error' | 'hang' | 'truncated',
    /** What would have been answered. */
    readonly output?: object,
  ) {}
}

/**
 * A connection that breaks before an answer: `fetch` rejects with a `TypeError`.
 *
 * @example
 * server.use(handle(CreateImage, networkError(), { once: true }))
 */
export function networkError(): Failure {
  return new Failure('network error')
}

/**
 * A server that takes the request and never answers, until the client aborts.
 *
 * @example
 * server.use(handle(CreateImage, hang()))
 * await fetch(request, { signal: AbortSignal.timeout(1000) })
 */
export function hang(): Failure {
  return new Failure('hang')
}

/**
 * An answer that ends in the middle of its document.
 *
 * @param output What would have been answered. Default: as `handle` makes one up.
 *
 * @example
 * server.use(handle(CreateImage, truncated()))
 */
export function truncated(output?: object): Failure {
  return new Failure('truncated', output)
}
