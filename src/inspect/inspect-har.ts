import { hasAction } from '../codec/form/action-of-form.js'
import { inspectForm } from './inspect-form.js'
import { inspectXml } from './inspect-xml.js'
import { problemOf } from './inspection-error.js'
import { jsonOf } from './json.js'
import { utf8Of } from './utf8.js'

interface HarEntry {
  readonly request?: { readonly url?: string; readonly postData?: { readonly text?: string } }
  readonly response?: {
    readonly status?: number
    readonly content?: { readonly text?: string; readonly encoding?: string }
  }
}

/** The calls of a HAR file. */
export interface HarInspection {
  readonly kind: 'har'
  /** The calls that have an action, in the order of the file. */
  readonly calls: readonly InspectedCall[]
  /** The number of the other calls. */
  readonly others: number
}

/** A request and its response. What cannot be decoded has a problem instead. */
export interface InspectedCall {
  readonly action?: string
  readonly root?: string
  readonly schema?: false
  readonly input?: unknown
  readonly redacted?: readonly string[]
  /** Why the request cannot be decoded. */
  readonly problem?: string
  /** The HTTP status of the response. */
  readonly status?: number | undefined
  readonly output?: unknown
  readonly error?: { readonly code: string; readonly message: string; readonly requestId?: string | undefined }
  /** Why the response cannot be decoded. */
  readonly answerProblem?: string
}

/**
 * Inspects the calls of a HAR file that have an action, and counts the others.
 *
 * @param name What messages call the file.
 * @throws Error if the JSON is not a HAR file.
 */
export function inspectHar(text: string, name: string): HarInspection {
  const entries = (jsonOf(text, name) as { log?: { entries?: readonly HarEntry[] } }).log?.entries
  if (!Array.isArray(entries)) {
    throw new Error('Cannot decode the input: log.entries is missing in the JSON; expected a HAR file.')
  }
  const calls = entries.flatMap((entry: HarEntry | null) => {
    const form = formOf(entry)
    return form === undefined || entry === null ? [] : [{ ...attempt(() => inspectForm(form)), ...responseOf(entry) }]
  })
  return { kind: 'har', calls, others: entries.length - calls.length }
}

function formOf(entry: HarEntry | null): string | undefined {
  const { url = '', postData } = entry?.request ?? {}
  const query = URL.canParse(url) ? new URL(url).search.slice(1) : ''
  const form = [query, postData?.text].filter(Boolean).join('&')
  return hasAction(form) ? form : undefined
}

function responseOf({ response }: HarEntry): InspectedCall {
  const { text, encoding } = response?.content ?? {}
  if (!text) return { status: response?.status }
  const decoded = attempt(() => {
    if (encoding !== 'base64') return inspectXml(text)
    return inspectXml(utf8Of(bytesOf(text), 'read the response'))
  })
  return { status: response?.status, ...('problem' in decoded ? { answerProblem: decoded.problem } : decoded) }
}

/** A call that cannot be decoded does not hide the others. */
function attempt(inspect: () => { readonly kind: string }): InspectedCall {
  try {
    const { kind, ...call } = inspect()
    return call
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    throw new Error('Cannot read the response: it is not Base64; expected Base64, as its encoding says.')
  }
}
