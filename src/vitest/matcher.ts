/** The `this` of a matcher, as far as the matchers use it. Vitest, Jest and Bun provide it. */
export interface MatcherContext {
  equals(a: unknown, b: unknown): boolean
  readonly utils: {
    diff?(expected: unknown, received: unknown): string | null | undefined
    stringify(value: unknown): string
  }
}

/** The result of a matcher. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}
