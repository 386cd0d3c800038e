// A request is read once, and its form is kept for all who ask. Each must get what its own request holds.
import { actionOf, CreateTags, DescribeImages, fromRequest, isEc2ServiceError, type Operation } from 'ec2wire'
import fc from 'fast-check'
import { type Outcome, slowlyDecoded } from '../codec/form/slow-reader.ts'
import { formsOf } from './forms.ts'
import { defineAsync, same, type Target } from './property.ts'

const url = 'https://ec2.us-east-1.amazonaws.com/'

/** What a request is made of. */
interface Parts {
  readonly operation: Operation<unknown, unknown>
  readonly query: string
  readonly body: Uint8Array<ArrayBuffer>
  /** Where the body is cut into chunks. */
  readonly cuts: readonly number[]
  /** Who asks, in turn. */
  readonly askers: readonly ('action' | 'input')[]
}

const partsOf = (operation: Operation<unknown, unknown>): fc.Arbitrary<Parts> =>
  fc
    .record({
      form: formsOf(operation),
      half: fc.nat(),
      isSplit: fc.boolean(),
      noise: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.array(fc.nat(255), { maxLength: 3 })),
      cuts: fc.array(fc.nat(300), { maxLength: 4 }),
      askers: fc.array(fc.constantFrom('action' as const, 'input' as const), { minLength: 1, maxLength: 4 }),
    })
    .map(({ form, half, isSplit, noise, cuts, askers }) => {
      const at = isSplit ? half % (form.length + 1) : 0
      const body = new Uint8Array([...new TextEncoder().encode(form.slice(at)), ...noise])
      return { operation, query: form.slice(0, at), body, cuts, askers }
    })

export const requests: Target = {
  name: 'requests',
  properties: [
    defineAsync(
      'requests that are read at once, each by several, give each its own form',
      fc.array(fc.oneof(partsOf(DescribeImages), partsOf(CreateTags)), { minLength: 1, maxLength: 4 }),
      async (all) => {
        const made = all.map((parts) => ({ parts, request: requestOf(parts) }))
        const asked = made.flatMap(({ parts, request }) => parts.askers.map((asker) => ({ asker, parts, request })))
        const found = await Promise.all(
          asked.map(({ asker, parts, request }) =>
            asker === 'action' ? actionOf(request) : decoded(parts.operation, request),
          ),
        )
        for (const [index, { asker, parts, request }] of asked.entries()) {
          const { text, isUtf8 } = formOf(parts, request.url)
          const input = isUtf8 ? slowlyDecoded(parts.operation, text) : { code: 'InvalidCharacter' }
          same(found[index], asker === 'action' ? slowlyFoundAction(text) : input, text)
        }
      },
    ),
  ],
}

function requestOf({ query, body, cuts }: Parts): Request {
  const ends = [...cuts, body.length].filter((end) => end <= body.length).sort((one, other) => one - other)
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const [index, end] of ends.entries()) controller.enqueue(body.slice(ends[index - 1] ?? 0, end))
      controller.close()
    },
  })
  return new Request(query === '' ? url : `${url}?${query}`, {
    method: 'POST',
    body: stream,
    duplex: 'half',
  } as RequestInit)
}

async function decoded(operation: Operation<unknown, unknown>, request: Request): Promise<Outcome> {
  try {
    return { value: await fromRequest(operation, request) }
  } catch (error) {
    if (isEc2ServiceError(error)) return { code: error.code }
    throw error
  }
}

/** The query, as a URL holds it, and the body as text. A byte order mark at its beginning is not part of it. */
function formOf({ body }: Parts, href: string): { text: string; isUtf8: boolean } {
  const query = new URL(href).search.replace(/^\?/, '')
  const text = Buffer.from(body).toString('utf8')
  const isUtf8 = Buffer.compare(Buffer.from(text), Buffer.from(body)) === 0
  return { text: [query, text.replace(/^\uFEFF/, '')].filter((part) => part !== '').join('&'), isUtf8 }
}

/** The value of the first parameter that URLSearchParams calls Action; `undefined` if it cannot be unescaped. */
function slowlyFoundAction(form: string): string | undefined {
  for (const parameter of form.split('&')) {
    const [name = '', ...value] = parameter.split('=')
    if (value.length === 0 || /%(?![0-9A-Fa-f]{2})/.test(name)) continue
    if ([...new URLSearchParams(`${name}=`).keys()][0] !== 'Action') continue
    try {
      return decodeURIComponent(value.join('=').replaceAll('+', ' '))
    } catch {
      return undefined
    }
  }
  return undefined
}
