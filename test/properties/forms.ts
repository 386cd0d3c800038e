// The reader and the writer of forms have fast paths. They must do what slow, obviously right ones do.
import { decodeRequest, encodeRequest, isEc2ServiceError, type Operation } from 'ec2wire'
import { inputArbitrary } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { digitsEnd, formBytes, hexDigit, numberOf, sameLength } from '../../src/codec/form/form-bytes.ts'
import { escapeForm, unescapeForm } from '../../src/codec/form/percent-encoding.ts'
import { requestLimits } from '../../src/codec/limits.ts'
import { readRequest } from '../../src/codec/read-request.ts'
import { isScalar, type ScalarShape, type Shape } from '../../src/schemas/define/shape.ts'
import { type Outcome, slowlyDecoded, slowlySent } from '../codec/form/slow-reader.ts'
import { slowlyEncoded, slowlyEscaped } from '../codec/form/slow-writer.ts'
import { largeOperations, operations } from './operations.ts'
import { define, orRefused, same, type Target } from './property.ts'
import { hostile, hostilePart, mutated } from './texts.ts'

/**
 * Forms of an operation: many that decode, many with one mistake, some that are mutated.
 *
 * @param strings The escaped values of the parameters that are texts.
 */
export function formsOf(
  { action, shapes }: Operation<unknown, unknown>,
  strings: readonly string[] = validValues.string,
): fc.Arbitrary<string> {
  const parameter = fc
    .tuple(
      fc.constantFrom(...keysOf(shapes.input, 4).filter(({ pattern }) => pattern !== '')),
      // A list may have no number.
      fc.array(fc.oneof(fc.nat(4), fc.nat(1000), fc.constant(undefined)), { minLength: 5, maxLength: 5 }),
      fc.nat(),
      fc.oneof(
        { weight: 30, arbitrary: fc.constant('valid') },
        fc.constantFrom('without a value', 'any', 'with a number'),
      ),
      values,
    )
    .map(([{ pattern, kind }, numbers, at, how, any]) => {
      const number = () => numbers.pop() ?? ''
      const numbered = pattern.replace(/\.#/g, () => `.${number()}`).replace(/\.(?=\.|$)/g, '')
      const key = how === 'with a number' ? `${numbered}.${number()}` : numbered
      const valid = kind === 'string' ? strings : validValues[kind]
      return how === 'without a value' ? key : `${key}=${how === 'any' ? any : valid[at % valid.length]}`
    })
  const start = fc.oneof(
    {
      weight: 9,
      arbitrary: fc.constantFrom(`Action=${action}`, `%41ction=${action}`, `Action=${action}&Version=2016-11-15`),
    },
    fc.constantFrom('', 'Version=2016-11-15', 'Action'),
  )
  const required = shapes.input.required
    .filter(({ shape }) => isScalar(shape))
    .map(({ query }) => `&${query}=web`)
    .join('')
  const whole = fc.tuple(start, fc.array(parameter, { maxLength: 8 }), fc.boolean()).map(([first, others, isLast]) => {
    return (isLast ? [...others, first + required] : [first + required, ...others]).join('&')
  })
  return fc.oneof(whole, cutOff(whole), mutated(whole))
}

const validValues: Readonly<Record<Key['kind'], readonly string[]>> = {
  container: [''],
  string: ['', 'web', 'a+b', '%41', 'a%26b', 'é', '😀', '%F0%9F%98%80', '7'],
  integer: ['0', '7', '-7', '007', '-0', '471', '123456789012345', '1234567890123456', '9007199254740991', '%37'],
  boolean: ['true', 'false', '%74rue', 'True', 'FALSE', '1', '0'],
  long: ['0', '-0', '9223372036854775807', '-9223372036854775808', '00012'],
  double: ['0', '-0', '1.5', '-.5e3', '5.', 'NaN', '-Infinity', '+5', '1e-400'],
  blob: ['', 'AAEC', 'AA==', 'QUJD', 'AA%3D%3D', '%2F%2B%2F%2B'],
  timestamp: [
    '2026-01-31T12:00:00Z',
    '1700000000.5',
    '-1.999',
    'Sat,+31+Jan+2026+12:00:00+GMT',
    '2026-01-31T12:00:00.5%2B01:00',
  ],
}

/** Texts that end before or behind one of their separators, where a reader expects more. */
function cutOff(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(texts, fc.nat(), fc.boolean()).map(([text, at, isBehind]) => {
    const ends = [...text.matchAll(/[=&.%]/g)].map(({ index }) => (isBehind ? index + 1 : index))
    return text.slice(0, ends[at % ends.length])
  })
}

/** Values of parameters, with texts that some kinds of scalars read in their own way. */
const values = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '7',
    '-7',
    '007',
    '-0',
    '471',
    '123456789012345',
    '9007199254740993',
    'true',
    'false',
    'a+b',
  ),
  fc.constantFrom('1.5', '-.5e3', '5.', 'NaN', '-Infinity', '1e999', '0x10', '+5', 'AAEC', 'AA==', 'A===', 'QQ', '%41'),
  fc.constantFrom(
    '2026-01-31T12:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-01-31t23:59:59.9999-23:59',
    '2026-01-01T24:00:00Z',
  ),
  fc.constantFrom(
    '1700000000.5',
    '-1.999',
    'Sat, 31 Jan 2026 12:00:00 GMT',
    'Mon, 31 Feb 2026 12:00:00 GMT',
    'é',
    '😀',
  ),
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }).map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.string({ unit: 'binary', maxLength: 5 }).map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))),
  hostilePart,
)

interface Key {
  /** The name of a parameter, with `#` for numbers. */
  readonly pattern: string
  readonly kind: ScalarShape['kind'] | 'container'
}

/** The parameters that lead to scalars, and those that name a structure or a list. */
function keysOf(shape: Shape, depth: number): Key[] {
  if (isScalar(shape)) return [{ pattern: '', kind: shape.kind }]
  if (depth === 0 || shape.kind === 'map') return []
  const alone: Key = { pattern: '', kind: 'container' }
  const below = (part: string, inner: Shape) =>
    keysOf(inner, depth - 1).map(({ pattern, kind }) => ({
      pattern: pattern === '' ? part : `${part}.${pattern}`,
      kind,
    }))
  const inside =
    shape.kind === 'list'
      ? below('#', shape.item)
      : shape.members.flatMap(({ query, shape: inner }) => below(query, inner))
  return [alone, ...inside]
}

/** Fills what calls share with digits, names and escapes of a stranger. */
function poison(operation: Operation<unknown, unknown>, [tile, times]: readonly [string, number]): void {
  quicklyDecoded(operation, `Action=${operation.action}&${tile.repeat(times)}`)
}

/** Texts that stand at any place of the shared memory, with the digits or the end of a value. */
const poisons = fc.tuple(
  fc.oneof(
    fc.constantFrom('7', '7&', '47&', '7&7&Integer=31337&', '.1.Key=secret&', '%41%42', 'true&', '=5&'),
    hostilePart,
  ),
  fc.nat(200),
)

function quicklyDecoded(operation: Operation<unknown, unknown>, form: string): Outcome {
  return outcomeOf(() => decodeRequest(operation, form))
}

function outcomeOf(value: () => unknown): Outcome {
  try {
    return { value: value() }
  } catch (error) {
    if (isEc2ServiceError(error)) return { code: error.code }
    throw error
  }
}

const all = [...operations, ...largeOperations]

export const forms: Target = {
  name: 'forms',
  properties: [
    ...all.map((operation) =>
      define(
        `${operation.action}: the reader of forms reads as the slow one, whatever the call before left`,
        fc.tuple(formsOf(operation), poisons),
        ([form, before]) => {
          poison(operation, before)
          same(quicklyDecoded(operation, form), slowlyDecoded(operation, form))
          poison(operation, before)
          same(
            outcomeOf(() => readRequest(operation, form, requestLimits).sent),
            slowlySent(operation, form),
          )
        },
      ),
    ),
    ...all.map((operation) =>
      define(
        `${operation.action}: the writer of forms writes as the slow one, in any order of the members`,
        inputArbitrary(fc, operation),
        (input) => {
          const expected = slowlyEncoded(operation, input)
          same(encodeRequest(operation, input), expected)
          same(encodeRequest(operation, turned(operation.shapes.input, input)), expected)
        },
      ),
    ),
    define(
      'the bytes of a form are its own, with ampersands behind them',
      fc.tuple(mutated(fc.constantFrom('Action=A&B=%41', '', 'é', 'x'.repeat(16_380)), 0), hostile, fc.nat(50)),
      ([form, before, times]) => {
        orRefused(() => formBytes(before.repeat(times)), isEc2ServiceError)
        const read = orRefused(() => formBytes(form), isEc2ServiceError)
        if (!read) return same(/\p{Surrogate}/u.test(form), true)
        const expected = form.replace(/[^\0-\x7f]/gu, (char) => slowlyEscaped(char))
        same(read.text, expected)
        same([...read.bytes], [...Buffer.from(`${expected}&&&`)])
        same([...new Uint8Array(read.view.buffer, read.view.byteOffset, read.view.byteLength)], [...read.bytes])
      },
    ),
    define(
      'sameLength counts as a loop over bytes does',
      fc.tuple(fc.array(fc.constantFrom('a', 'b', 'aaaa', 'abab', '&', '.1')), fc.nat(), fc.nat(), fc.nat(60), hostile),
      ([parts, first, second, limit, before]) => {
        orRefused(() => formBytes(before.repeat(9)), isEc2ServiceError)
        const form = formBytes(parts.join(''))
        const [one, other] = [first % form.bytes.length, second % form.bytes.length]
        const bytes = `${form.text}&&&`
        let count = 0
        while (count < limit && one + count < bytes.length && other + count < bytes.length) {
          if (bytes[one + count] !== bytes[other + count]) break
          count++
        }
        same(sameLength(form, one, other, limit), count)
      },
    ),
    define(
      'digits of a form are read as Number reads them',
      fc.tuple(
        fc.constantFrom('', 'A=', '9&'),
        fc.stringMatching(/^\d{0,15}$/),
        fc.constantFrom('', '&', '.', 'a', ':', '/'),
      ),
      ([before, digits, behind]) => {
        const { bytes } = formBytes(before + digits + behind)
        const start = before.length
        same(digitsEnd(bytes, start), start + digits.length)
        same(numberOf(bytes, start, start + digits.length), Number(digits))
      },
    ),
    define('hexadecimal digits are the sixteen, in two cases', fc.nat(255), (byte) => {
      const digit = '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase())
      same(Math.min(hexDigit(byte), 16), digit === -1 ? 16 : digit)
    }),
    define(
      'escapeForm escapes byte by byte; unescapeForm and URLSearchParams read it',
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), hostile),
      (text) => {
        const escaped = orRefused(
          () => escapeForm(text),
          (error) => error instanceof URIError,
        )
        same(escaped === undefined, /\p{Surrogate}/u.test(text))
        if (escaped === undefined) return
        same(escaped, slowlyEscaped(text))
        same(unescapeForm(escaped), text)
        same(new URLSearchParams(`a=${escaped}`).get('a'), text)
      },
    ),
    define(
      'unescapeForm reads what URLSearchParams reads without replacing characters',
      mutated(hostile.map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')))),
      (text) => {
        if (/[&#]|\p{Surrogate}/u.test(text)) return
        const read = orRefused(
          () => unescapeForm(text),
          (error) => error instanceof URIError,
        )
        const bytes = bytesOf(text)
        const expected = bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
        const isUtf8 = bytes !== undefined && Buffer.compare(Buffer.from(expected ?? ''), bytes) === 0
        same(read, isUtf8 ? expected : undefined)
        if (isUtf8) same(new URLSearchParams(`a=${text}`).get('a'), expected)
      },
    ),
  ],
}

/** The bytes that an escaped text means; `undefined` if an escape has no two digits. */
function bytesOf(text: string): Buffer | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined
  const parts = text.replaceAll('+', ' ').split(/(%..)/)
  return Buffer.concat(
    parts.map((part) => (/^%..$/.test(part) ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))),
  )
}

/** The same value, with the members of its structures in the opposite order. */
export function turned<T>(shape: Shape, value: T): T {
  if (shape.kind === 'list' && Array.isArray(value)) return value.map((item) => turned(shape.item, item)) as T
  if (shape.kind !== 'structure') return value
  const shapes = new Map(shape.members.map((member) => [member.name, member.shape]))
  const entries = Object.entries(value as object).reverse()
  return Object.fromEntries(entries.map(([name, inner]) => [name, turned(shapes.get(name) ?? shape, inner)])) as T
}
