import { Command } from 'commander'
import { encodeError } from '../codec/encode-error.js'
import { encodeRequest } from '../codec/encode-request.js'
import { encodeResponse } from '../codec/encode-response.js'
import { formatValue } from '../errors/format-value.js'
import { suggest } from '../errors/suggest.js'
import { jsonOf } from '../inspect/json.js'
import { nameOf, textOf } from './input.js'
import { fromJson } from './json.js'
import { operationNamed } from './operations.js'
import { print } from './output.js'

/** Creates `ec2wire encode`, which turns the JSON of `decode` back into a form or XML. */
export function encodeCommand(): Command {
  return new Command('encode')
    .description('Turns JSON into a request (a form) or a response (XML). It accepts the JSON that decode prints.')
    .argument('[file]', 'the file; - for the standard input', '-')
    .addHelpText(
      'after',
      `
The JSON is { "action", "input" } for a request, { "action", "output" } for a response, or
{ "error": { "code", "message", "requestId" } } for an error.

Example:
  echo '{"action":"CreateImage","input":{"InstanceId":"i-1234567890abcdef0","Name":"web"}}' | ec2wire encode`,
    )
    .action(async (file: string) => print(encode(jsonOf(await textOf(file), nameOf(file)))))
}

const attempt = 'encode the JSON'
const members = ['action', 'input', 'output', 'error']

/** Members of the JSON of `decode` that say nothing about the request or response. */
const notes = ['redacted', 'schema']

function encode(json: unknown): string {
  const given = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}
  const { action, input, output, error } = given as Record<string, unknown>
  const unknown = Object.keys(given).find((name) => !members.includes(name) && !notes.includes(name))
  if (unknown !== undefined) {
    throw new Error(
      `Cannot ${attempt}: ${unknown} is unknown; expected one of ${members.join(', ')}.${suggest(unknown, members)}`,
    )
  }
  if (typeof action === 'string') {
    const operation = operationNamed(action, attempt)
    const { shapes } = operation
    if (input !== undefined) return encodeRequest(operation, fromJson(shapes.input, input))
    if (output !== undefined) return encodeResponse(operation, fromJson(shapes.output, output) as object)
  }
  const { code, message, requestId } = (error ?? {}) as Record<string, unknown>
  if (typeof code === 'string' && typeof message === 'string') {
    return encodeError({ errors: [{ code, message }], requestId: requestId as string | undefined })
  }
  const found = typeof action === 'string' ? 'an action without "input" or "output"' : formatValue(json)
  throw new Error(
    `Cannot ${attempt}: it is ${found}; expected { "action", "input" }, { "action", "output" } or { "error": { "code", "message" } }.`,
  )
}
