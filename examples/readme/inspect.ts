import { InspectionError, inspect } from 'ec2wire/inspect'

/** Says in one line what somebody has pasted. */
export function whatIs(text: string): string {
  try {
    const found = inspect(text)
    if (found.kind === 'request') return `A ${found.action} request: ${JSON.stringify(found.input)}`
    if (found.kind === 'response') return `A response: ${JSON.stringify(found.output)}`
    if (found.kind === 'error') return `The error ${found.error.code}: ${found.error.message}`
    return `${found.calls.length} calls of AWS`
  } catch (error) {
    if (error instanceof InspectionError) return error.message
    throw error
  }
}
