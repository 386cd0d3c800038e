import { hasAction } from '../codec/form/action-of-form.js'
import { decodeForm } from './decode-form.js'
import { decodeXml } from './decode-xml.js'
import { jsonOf, utf8Of } from './input.js'
import { problemOf } from './report.js'

interface HarEntry {
  readonly request?: { readonly url?: string; readonly postData?: { readonly text?: string } }
  readonly response?: {
    readonly status?: number
    readonly content?: { readonly text?: string; readonly encoding?: string }
  }
}

/**
 * Decodes the calls of a HAR file that have an action, and counts the others.
 *
 * @throws Error if the JSON is not a HAR file.
 */
export function decodeHar(text: string, file: string): object {
  const entries = (jsonOf(text, file) as { log?: { entries?: readonly HarEntry[] } }).log?.entries
  if (!Array.isArray(entries)) {
    throw new Error('Cannot decode the input: log.entries is missing in the JSON; expected a HAR file.')
  }
  const calls = entries.flatMap((entry: HarEntry | null) => {
    const form = formOf(entry)
    return form === undefined || entry === null ? [] : [{ ...attempt(() => decodeForm(form)), ...responseOf(entry) }]
  })
  return { calls, others: entries.length - calls.length }
}

function formOf(entry: HarEntry | null): string | undefined {
  const { url = '', postData } = entry?.request ?? {}
  const query = URL.canParse(url) ? new URL(url).search.slice(1) : ''
  const form = [query, postData?.text].filter(Boolean).join('&')
  return hasAction(form) ? form : undefined
}

function responseOf({ response }: HarEntry): object {
  const { text, encoding } = response?.content ?? {}
  if (!text) return { status: response?.status }
  const decoded = attempt(() => {
    if (encoding !== 'base64') return decodeXml(text)
    return decodeXml(utf8Of(Buffer.from(text, 'base64'), 'read the response'))
  })
  return { status: response?.status, ...('problem' in decoded ? { answerProblem: decoded.problem } : decoded) }
}

/** A call that cannot be decoded does not hide the others. */
function attempt(decode: () => object): object {
  try {
    return decode()
  } catch (error) {
    return { problem: problemOf(error) }
  }
}
