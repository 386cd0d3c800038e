/** A request as a client wrote it. */
export interface RecordedRequest {
  readonly action: string
  readonly method: string
  /** The path with the query. */
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | undefined
  /** The parameters: the body, or the query. */
  readonly form: string
  /** The status, and the code of an error. */
  readonly answer: string
  /** The value of the parameters. Missing if the action is not one of ours. */
  readonly input: object | undefined
}

/**
 * Reads a session: requests, each with its headers (dots: the same ones as before), its body and, after an arrow,
 * its answer and its value.
 */
export function readSession(text: string): RecordedRequest[] {
  let headers: RecordedRequest['headers'] = []
  return text
    .trim()
    .split(/\n(?=GET |POST )/)
    .map((block) => {
      const [head = '', rest = ''] = split(block, '\n\n')
      const [line = '', ...lines] = head.split('\n')
      const [method = '', target = ''] = line.split(' ')
      if (lines[0] !== '...') headers = lines.map((header) => split(header, ': '))
      const body = rest.startsWith('=> ') ? undefined : split(rest, '\n=> ')[0]
      const form = body ?? target.slice('/?'.length)
      const [, answer = '', input] = /^=> (\d+(?: [\w.]+)?)(?: (\{.*\}))?$/m.exec(rest) ?? []
      const action = new URLSearchParams(form).get('Action') ?? ''
      return { action, method, target, headers, body, form, answer, input: input && JSON.parse(input) }
    })
}

/** Splits a text in two. */
function split(text: string, separator: string): [before: string, after: string] {
  const index = text.indexOf(separator)
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + separator.length)]
}
