// A writer of forms that is slow and obviously right: it lists names and values, and escapes byte by byte.
import type { Operation } from 'ec2wire'
import type { ScalarShape, Shape } from '../../../src/schemas/define/shape.ts'
import { slowlyWritten } from '../values/slow-scalars.ts'

/** Encodes an input that is valid and has no absent token. */
export function slowlyEncoded({ action, version, shapes }: Operation<unknown, unknown>, input: unknown): string {
  const pairs = [['Action', action], ['Version', version], ...pairsOf('', shapes.input, input)]
  return pairs.map(([name = '', value = '']) => `${name}=${slowlyEscaped(value)}`).join('&')
}

function pairsOf(name: string, shape: Shape, value: unknown): string[][] {
  if (value === undefined) return []
  const below = (part: string | number) => (name === '' ? String(part) : `${name}.${part}`)
  if (shape.kind === 'structure') {
    const structure = value as Readonly<Record<string, unknown>>
    return shape.members.flatMap((member) => pairsOf(below(member.query), member.shape, structure[member.name]))
  }
  if (shape.kind === 'list') {
    return (value as unknown[]).flatMap((item, index) => pairsOf(below(index + 1), shape.item, item))
  }
  return [[name, slowlyWritten(shape as ScalarShape, value, 'form')]]
}

/** Percent-encodes every byte that RFC 3986 does not call unreserved. */
export function slowlyEscaped(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const char = String.fromCharCode(byte)
      const isUnreserved = /[A-Za-z0-9]/.test(char) || '-._~'.includes(char)
      return isUnreserved ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}
