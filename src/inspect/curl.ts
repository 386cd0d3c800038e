/** Whether a text is a `curl` command, as browsers copy requests. */
export function isCurl(text: string): boolean {
  return /^curl(?:\.exe)?\s/.test(text)
}

/** Options of curl with text for the form. */
const dataOptions = new Set(['-d', '--data', '--data-ascii', '--data-raw', '--data-binary', '--data-urlencode'])

/** Options of curl that take a value which is no part of the form. */
const otherOptions = new Set([
  ...['-A', '-b', '-c', '-e', '-E', '-F', '-H', '-K', '-m', '-o', '-T', '-u', '-w', '-x', '-X'],
  ...['--aws-sigv4', '--cacert', '--cert', '--connect-timeout', '--cookie', '--header', '--key', '--max-time'],
  ...['--output', '--proxy', '--referer', '--request', '--resolve', '--retry', '--user', '--user-agent', '--write-out'],
])

/**
 * Returns the form that a `curl` command sends: the query of its URL, and its data.
 *
 * @throws Error if a quote is not closed, or if the data is in a file.
 */
export function formOfCurl(command: string): string {
  const [, ...words] = shellWords(command)
  const parts: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    const [name, value] = optionOf(word)
    if (name === '--url') parts.push(queryOf(value ?? words[++at] ?? ''))
    else if (dataOptions.has(name)) parts.push(dataOf(name, value ?? words[++at] ?? ''))
    else if (otherOptions.has(name)) at += value === undefined ? 1 : 0
    else if (!word.startsWith('-')) parts.push(queryOf(word))
  }
  return parts.filter((part) => part !== '').join('&')
}

/** Splits `--data=a` and `-da` into the option and its value. */
function optionOf(word: string): [name: string, value?: string] {
  if (word.startsWith('--')) {
    const end = word.indexOf('=')
    return end === -1 ? [word] : [word.slice(0, end), word.slice(end + 1)]
  }
  if (!word.startsWith('-') || word.length <= 2) return [word]
  return [word.slice(0, 2), word.slice(2)]
}

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

/** Splits a command into words, as a POSIX shell and Bash's `$'…'` do. Variables are not replaced. */
function shellWords(command: string): string[] {
  const words: string[] = []
  let word: string | undefined
  for (const [part, , ansi, single, double, escaped] of command.matchAll(shellPart)) {
    if (/^\s+$/.test(part)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (/^["'$]/.test(part) && part.length === 1 && part !== '$') {
      throw new Error(`Cannot decode the curl command: a ${part} is not closed; expected a whole command.`)
    } else if (escaped === '\n' || escaped === '\r\n') {
      // The command goes on in the next line.
    } else {
      word = (word ?? '') + textOf(part, { ansi, single, double, escaped })
    }
  }
  if (word !== undefined) words.push(word)
  return words
}

/** White space, `$'…'`, `'…'`, `"…"`, a backslash with its character, or plain characters. */
const shellPart =
  /(\s+)|\$'((?:[^'\\]|\\[\s\S])*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\(\r\n|[\s\S])|["'$]|[^\s"'\\$]+/g

interface ShellText {
  readonly ansi: string | undefined
  readonly single: string | undefined
  readonly double: string | undefined
  readonly escaped: string | undefined
}

function textOf(part: string, { ansi, single, double, escaped }: ShellText): string {
  if (ansi !== undefined) return ansi.replace(/\\(?:u([\da-f]{4})|x([\da-f]{1,2})|([\s\S]))/gi, ansiEscape)
  return single ?? double?.replace(/\\(\r?\n|["\\$`])/g, doubleEscape) ?? escaped ?? part
}

function doubleEscape(_: string, char: string): string {
  return char.endsWith('\n') ? '' : char
}

function ansiEscape(_: string, unit: string | undefined, byte: string | undefined, char = ''): string {
  const digits = unit ?? byte
  if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16))
  return { n: '\n', r: '\r', t: '\t' }[char] ?? char
}
