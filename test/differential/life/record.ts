import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { decodeRequest, operations } from 'ec2wire'
import type { Ec2Simulator } from 'ec2wire/simulator'

/** The headers that EC2 looks at. */
const recorded = ['content-type', 'x-amz-date', 'x-amz-content-sha256', 'authorization']

/**
 * Writes the requests of a session to test/recordings/sessions. What differs from run to run is replaced: times,
 * signatures, and the IDs that EC2 gives. Our decoder writes the values behind the arrows: read them before you commit.
 */
export async function record(name: string, version: string, ec2: Ec2Simulator): Promise<void> {
  const calls = ec2.calls()
  const requests = await Promise.all(calls.map(({ request, error }) => blockOf(request, error)))
  const text = withFixedIds(requests.join('\n'))
  const seen = new Set<string>()
  // A request that a client repeats until something happens is written once. Some clients write it in any order.
  const blocks = text.split(/^(?=GET |POST )/m).filter((block) => {
    const parts = block.replace(/ \{.*\}$/m, '').split(/[&\n]/)
    const isFirst = !seen.has(parts.sort().join('&'))
    seen.add(parts.join('&'))
    return isFirst
  })
  const file = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.ts`
  const head = `// ${name}. The client's version: ${version}. Written by EC2WIRE_RECORD=1 npm run test:clients`
  const session = withoutRepeatedHeaders(blocks).join('').trimEnd()
  writeFileSync(
    resolve('test/recordings/sessions', file),
    `${head}\nexport default \`\n${session.replace(/[\\`$]/g, '\\$&')}\n\`\n`,
  )
}

/** The request, its body, and what it came to. */
async function blockOf(request: Request, error: unknown): Promise<string> {
  const { pathname, search } = new URL(request.url)
  const body = request.method === 'POST' ? await request.clone().text() : ''
  const form = body || search.slice(1)
  const action = new URLSearchParams(form).get('Action')
  const operation = operations.find((operation) => operation.action === action)
  const input = operation ? ` ${JSON.stringify(decodeRequest(operation, form))}` : ''
  const answer =
    error instanceof Error && 'code' in error && 'status' in error ? `${error.status} ${error.code}` : '200'
  const headers = recorded.flatMap((name) => {
    const value = request.headers.get(name)
    return value === null ? [] : [`${name}: ${withFixedTimes(value)}`]
  })
  const line = `${request.method} ${pathname}${withFixedTimes(search)}`
  return [line, ...headers, '', ...(body ? [withFixedTimes(body)] : []), `=> ${answer}${input}`, ''].join('\n')
}

/** Writes dots for the headers of a request that has the same ones as the request before. */
function withoutRepeatedHeaders(blocks: readonly string[]): string[] {
  let last = ''
  return blocks.map((block) => {
    const [line = '', ...rest] = block.split('\n')
    const headers = rest.slice(0, rest.indexOf('')).join('\n')
    const isSame = headers === last && headers !== ''
    last = headers
    if (!isSame) return block
    return [line, '...', ...rest.slice(rest.indexOf(''))].join('\n')
  })
}

function withFixedTimes(text: string): string {
  return text
    .replace(/\b20\d{6}T\d{6}Z/g, '20260101T000000Z')
    .replace(/(%2F|\/)20\d{6}(%2F|\/)/gi, '$120260101$2')
    .replace(/(Timestamp=)20\d\d-\d\d-\d\dT\d\d(:|%3A)\d\d(:|%3A)\d\d/gi, '$12026-01-01T00$200$300')
    .replace(/(Signature=)[\w%+/=]{40,}?(?=&|$)/g, '$1redacted')
    .replace(/\b[0-9a-f]{64}\b/g, 'redacted')
}

/** Numbers the IDs of images and snapshots in the order in which they appear. */
function withFixedIds(text: string): string {
  const numbers = new Map<string, string>()
  const fixed = (id: string, kind: string) => {
    const count = [...numbers.keys()].filter((other) => other.startsWith(kind)).length
    if (!numbers.has(id)) numbers.set(id, `${kind}-1234567890abcdef${count}`)
    return numbers.get(id) ?? id
  }
  return text.replace(/(ami|snap)-[0-9a-f]{17}(?![0-9a-f])/g, fixed)
}
