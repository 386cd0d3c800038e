/** The account of a simulator without the option `accountId`. */
export const defaultAccountId = '123456789012'

/** Returns whether a value is the ID of an AWS account: a string of 12 digits. */
export function isAccountId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{12}$/.test(value)
}
