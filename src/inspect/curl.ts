import { shellWords } from './shell-words.js'

/** Whether a text is a `curl` command, as browsers copy requests. */
export function isCurl(text: string): boolean {
  return /^curl(?:\.exe)?\s/.test(text)
}

/**
 * Returns the form that a `curl` command sends: the query of its URL, and its data.
 *
 * @throws Error if a quote is not closed, if the command has bytes beyond ASCII, or if the data is in a file.
 */
export function formOfCurl(command: string): string {
  const [, ...words] = shellWords(command)
  const parts: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    const option = optionOf(word)
    if (option === undefined) {
      if (!word.startsWith('-')) parts.push(queryOf(word))
      continue
    }
    const { name, value = words[++at] ?? '' } = option
    if (name === '--url') parts.push(queryOf(value))
    else if (dataOptions.has(name)) parts.push(dataOf(name, value))
  }
  return parts.filter((part) => part !== '').join('&')
}

/** An option with a value. Without the value here, it is the next word. */
interface ValueOption {
  readonly name: string
  readonly value?: string
}

/** Returns the option of a word: `--data`, `--data=a`, `-d`, `-da` or `-sSd`. `undefined` if it takes no value. */
function optionOf(word: string): ValueOption | undefined {
  const [, long, assigned] = /^(--[\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? []
  if (long !== undefined) {
    if (!dataOptions.has(long) && !otherOptions.has(long)) return undefined
    return assigned === undefined ? { name: long } : { name: long, value: assigned }
  }
  const [, letter, rest] = shortOption.exec(word) ?? []
  if (letter === undefined) return undefined
  return rest === '' ? { name: `-${letter}` } : { name: `-${letter}`, value: rest ?? '' }
}

/** Options of curl with text for the form. */
const dataOptions = new Set(['-d', '--data', '--data-ascii', '--data-raw', '--data-binary', '--data-urlencode'])

/** Other long options of curl with a value, which may look like a URL. */
const otherOptions = new Set([
  ...['--aws-sigv4', '--cacert', '--cert', '--connect-timeout', '--connect-to', '--cookie', '--header', '--key'],
  ...[
    '--max-time',
    '--oauth2-bearer',
    '--output',
    '--proxy',
    '--referer',
    '--request',
    '--resolve',
    '--retry',
    '--url',
  ],
  ...['--user', '--user-agent', '--write-out'],
])

/** Short options in one word: letters without a value, one that takes a value, and the value if it begins there. */
const shortOption = /^-[^AbcCdDeEFHKmoPQrTtuUwxXyYz-]*([AbcCdDeEFHKmoPQrTtuUwxXyYz])([\s\S]*)$/

function queryOf(url: string): string {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? []
  return query
}

function dataOf(option: string, data: string): string {
  if (data.startsWith('@') && option !== '--data-raw') {
    throw new Error('Cannot decode the curl command: its data is in a file; expected the data itself.')
  }
  if (option !== '--data-urlencode') return data
  const end = data.indexOf('=')
  return end === -1 ? encodeURIComponent(data) : `${data.slice(0, end)}=${encodeURIComponent(data.slice(end + 1))}`
}
