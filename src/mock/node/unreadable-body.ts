/** The body of a request is longer than the limit. */
export class BodyTooLong extends Error {
  constructor(readonly limit: number) {
    super(`Cannot read the request: its body is longer than ${limit} bytes.`)
  }
}

/** The body of a request cannot be read. */
export class UnreadableBody extends Error {
  constructor(
    problem: string,
    /** The status of the response. */
    readonly status: number,
  ) {
    super(`Cannot read the request: ${problem}`)
  }
}
