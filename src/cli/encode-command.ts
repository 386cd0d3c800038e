import { Command } from 'commander'
import { encodeError } from '../codec/encode-error.js'
import { encodeRequest } from '../codec/encode-request.js'
import { encodeResponse } from '../codec/encode-response.js'
import { jsonOf, textOf } from './input.js'
import { fromJson } from './json.js'
import { operationNamed } from './operations.js'

/** `ec2wire encode`: what `decode` prints, back to the wire. */
export function encodeCommand(): Command {
  return new Command('encode')
    .description('Turns JSON into wire text or XML: the other way from decode, whose output it takes.')
    .argument('[file]', 'the file; - for the standard input', '-')
    .addHelpText(
      'after',
      `
The JSON is { "action", "input" } for a request, { "action", "output" } for a response, or
{ "error": { "code", "message", "requestId" } }.

Example:
  echo '{"action":"CreateImage","input":{"InstanceId":"i-1234567890abcdef0","Name":"web"}}' | ec2wire encode`,
    )
    .action((file: string) => console.log(encode(jsonOf(textOf(file), file))))
}

function encode(given: unknown): string {
  const { action, input, output, error, ...others } = (given ?? {}) as Record<string, unknown>
  const [other] = Object.keys(others).filter((name) => name !== 'redacted')
  if (other !== undefined)
    throw new Error(`Cannot encode the JSON: ${other} is unknown; there are action, input, output and error.`)
  if (typeof action === 'string') {
    const operation = operationNamed(action)
    const { shapes } = operation
    if (input !== undefined) return encodeRequest(operation, fromJson(shapes.input, input))
    if (output !== undefined) return encodeResponse(operation, fromJson(shapes.output, output) as object)
  }
  const { code, message, requestId } = (error ?? {}) as Record<string, unknown>
  if (typeof code === 'string' && typeof message === 'string') {
    return encodeError({ errors: [{ code, message }], requestId: requestId as string | undefined })
  }
  throw new Error(
    'Cannot encode the JSON: expected { "action", "input" }, { "action", "output" } or { "error": { "code", "message" } }.',
  )
}
