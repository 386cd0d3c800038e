/**
 * How many cases a property test runs. Mutation tests run each property thousands of times, so they set a share of the
 * usual number in the variable EC2WIRE_SHARE.
 */
export function cases(usual: number): number {
  const share = Number((import.meta as { env?: Record<string, string> }).env?.EC2WIRE_SHARE ?? 1)
  return Math.ceil(usual * share)
}
