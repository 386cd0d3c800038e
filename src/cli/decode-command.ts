import { Command } from 'commander'
import { decodeError } from '../codec/decode-error.js'
import { decodeRequest } from '../codec/decode-request.js'
import { decodeResponse } from '../codec/decode-response.js'
import { isEc2ServiceError } from '../errors/ec2-service-error.js'
import { isSigningParameter, redacted } from '../mock/simulator/auth/redact.js'
import { jsonOf, textOf } from './input.js'
import { toJson } from './json.js'
import { operationNamed } from './operations.js'

/** `ec2wire decode`: wire text, XML or a HAR file to JSON. */
export function decodeCommand(): Command {
  return new Command('decode')
    .description('Turns wire text (a form), XML (a response or an error) or a HAR file into JSON.')
    .argument('[file]', 'the file; - for the standard input', '-')
    .addHelpText(
      'after',
      `
What signs a request is left out: of signatures, access keys and tokens only the names are shown.

Examples:
  echo 'Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web' | ec2wire decode
  ec2wire decode response.xml
  ec2wire decode recording.har`,
    )
    .action((file: string) => {
      const text = textOf(file)
        .replace(/^\uFEFF/, '')
        .trim()
      console.log(
        toJson(
          text.startsWith('{') ? decodeHar(text, file) : text.startsWith('<') ? decodeXml(text) : decodeForm(text),
        ),
      )
    })
}

function decodeForm(text: string): object {
  const form = text.replace(/^(?:https?:\/\/[^?]*)?\?/, '')
  const parameters = new URLSearchParams(form)
  const action = parameters.get('Action')
  if (action === null) throw new Error('Cannot decode the input: it has no Action, and is neither XML nor a HAR file.')
  const hidden = [...new Set(parameters.keys())].filter(isSigningParameter)
  return {
    action,
    input: explained(() => decodeRequest(operationNamed(action), form)),
    ...(hidden.length > 0 && { redacted: hidden }),
  }
}

function decodeXml(text: string): object {
  const root = /<(?:[\w-]+:)?([A-Z]\w*)[\s>/]/.exec(text)?.[1] ?? ''
  if (root === 'Response') {
    const { code, message, requestId } = decodeError(text)
    return { error: { code, message: redacted(message), requestId } }
  }
  if (!root.endsWith('Response'))
    throw new Error(`Cannot decode the input: its root is ${root || 'missing'}; expected a response of EC2.`)
  const action = root.slice(0, -'Response'.length)
  return { action, output: decodeResponse(operationNamed(action), text) }
}

interface HarEntry {
  readonly request?: { readonly url?: string; readonly postData?: { readonly text?: string } }
  readonly response?: {
    readonly status?: number
    readonly content?: { readonly text?: string; readonly encoding?: string }
  }
}

/** The calls of a recording that are EC2's; others are passed over, and counted. */
function decodeHar(text: string, file: string): object {
  const entries = (jsonOf(text, file) as { log?: { entries?: readonly HarEntry[] } }).log?.entries
  if (!Array.isArray(entries))
    throw new Error('Cannot decode the input: it is JSON, but no HAR file, since it has no log.entries.')
  const calls = entries.flatMap((entry: HarEntry | null) => {
    const form = formOf(entry)
    return form === undefined || entry === null ? [] : [{ ...attempt(() => decodeForm(form)), ...answerOf(entry) }]
  })
  return { calls, others: entries.length - calls.length }
}

function formOf(entry: HarEntry | null): string | undefined {
  const { url = '', postData } = entry?.request ?? {}
  const query = URL.canParse(url) ? new URL(url).search.slice(1) : ''
  const form = [query, postData?.text].filter(Boolean).join('&')
  return /(?:^|&)Action=/.test(form) ? form : undefined
}

function answerOf({ response }: HarEntry): object {
  const { text, encoding } = response?.content ?? {}
  if (!text) return { status: response?.status }
  const answer = attempt(() => {
    if (encoding !== 'base64') return decodeXml(text)
    return decodeXml(new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0))))
  })
  return { status: response?.status, ...('problem' in answer ? { answerProblem: answer.problem } : answer) }
}

/** One call that cannot be decoded does not hide the others. */
function attempt(decode: () => object): object {
  try {
    return decode()
  } catch (error) {
    return { problem: (error as Error).message }
  }
}

/** An error that EC2 would answer with is told with its code. */
function explained<T>(decode: () => T): T {
  try {
    return decode()
  } catch (error) {
    if (!isEc2ServiceError(error)) throw error
    throw new Error(`Cannot decode the request; EC2 would answer ${error.code}: ${error.message}`, { cause: error })
  }
}
