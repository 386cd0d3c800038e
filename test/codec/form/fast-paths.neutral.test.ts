// The reader of forms reads bytes, keeps a buffer for all calls, and has fast paths. Whatever an earlier call left
// behind, it must answer as a slow reader does.
import { CreateImage, DescribeImages, decodeRequest, isEc2ServiceError, type Operation } from 'ec2wire'
import { idempotencyToken, operation, wireName } from 'ec2wire/schemas'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../src/random/seeded-random.ts'
import { cases } from '../../support/cases.ts'
import { type Outcome, slowlyDecoded } from './slow-reader.ts'

const integer = v.pipe(v.number(), v.integer())
const Kinds = operation({
  action: 'Kinds',
  input: v.strictObject({
    Text: v.optional(v.string()),
    Integer: v.optional(integer),
    Long: v.optional(v.bigint()),
    Boolean: v.optional(v.boolean()),
    Token: v.optional(v.pipe(v.string(), idempotencyToken())),
    Integers: v.optional(v.pipe(v.array(integer), wireName({ query: 'Integer2' }))),
    Items: v.optional(
      v.array(v.strictObject({ Key: v.optional(v.string()), Count: v.optional(integer), On: v.optional(v.boolean()) })),
    ),
  }),
  output: v.strictObject({}),
})

const operations: readonly Operation<unknown, unknown>[] = [Kinds, CreateImage, DescribeImages]

function quicklyDecoded(op: Operation<unknown, unknown>, form: string): Outcome {
  try {
    return { value: decodeRequest(op, form) }
  } catch (error) {
    if (isEc2ServiceError(error)) return { code: error.code }
    throw error
  }
}

/** Fills what calls share with digits, names and escapes of a stranger. */
function poison(random: () => number): void {
  const stranger = ['471', '7&Integer=31337', '.1.Key=secret', '%41%42', 'true', '=5&', '99999999999999']
  const text = Array.from({ length: 40 }, () => pick(stranger, random)).join('')
  quicklyDecoded(Kinds, `Action=Kinds&Text=${text}`)
}

describe('a short form after a long one', () => {
  test('an integer without a value at the end', () => {
    decodeRequest(DescribeImages, 'Action=DescribeImages&MaxResults=471')
    expect(quicklyDecoded(DescribeImages, 'Action=DescribeImages&MaxResults')).toEqual({
      code: 'InvalidParameterValue',
    })
  })

  test('an integer without a value in the middle', () => {
    decodeRequest(DescribeImages, 'Action=DescribeImages&MaxResults=471&NextToken=x')
    expect(quicklyDecoded(DescribeImages, 'Action=DescribeImages&MaxResults&7')).toEqual({
      code: 'InvalidParameterValue',
    })
  })

  test.each([
    'Integer',
    'Boolean',
    'Long',
    'Text',
    'Token',
    'Items.1.Count',
    'Items.1',
    'Items.',
    'Integer2.1',
    'Integer2.',
  ])('%s, cut off at each place', (key) => {
    const whole = `Action=Kinds&${key}=1234567890%41`
    for (let length = 0; length <= whole.length; length++) {
      poison(seededRandom(length))
      const form = whole.slice(0, length)
      expect([form, quicklyDecoded(Kinds, form)]).toEqual([form, slowlyDecoded(Kinds, form)])
    }
  })
})

test('30,000 forms, plain and mutated, after a poisoned buffer', { timeout: 60_000 }, () => {
  const random = seededRandom(20_261_125)
  const codes = new Map<string, number>()
  for (let count = 0; count < cases(30_000); count++) {
    const op = pick(operations, random)
    const form = mutated(formOf(op, random), random)
    if (count % 3 === 0) poison(random)
    const expected = slowlyDecoded(op, form)
    expect([form, quicklyDecoded(op, form)]).toEqual([form, expected])
    const kind = 'code' in expected ? expected.code : 'a value'
    codes.set(kind, (codes.get(kind) ?? 0) + 1)
  }
  // The generator has to reach each kind of answer, or the test shows nothing.
  for (const kind of [
    'a value',
    'UnknownParameter',
    'InvalidParameterValue',
    'InvalidParameterCombination',
    'MissingParameter',
    'MalformedQueryString',
    'MissingAction',
  ]) {
    expect([kind, (codes.get(kind) ?? 0) > cases(100)]).toEqual([kind, true])
  }
})

function formOf({ action }: Operation<unknown, unknown>, random: () => number): string {
  const parameters = Array.from({ length: Math.floor(random() * 8) }, () => `${keyOf(action, random)}=${value(random)}`)
  return [`Action=${action}`, ...(random() < 0.5 ? ['Version=2016-11-15'] : []), ...parameters].join('&')
}

function keyOf(action: string, random: () => number): string {
  const number = String(Math.floor(random() * 4))
  const keys: Readonly<Record<string, readonly string[]>> = {
    Kinds: [
      'Text',
      'Integer',
      'Long',
      'Boolean',
      'Token',
      `Integer2.${number}`,
      `Items.${number}.Key`,
      `Items.${number}.Count`,
      `Items.${number}.On`,
    ],
    CreateImage: [
      'InstanceId',
      'InstanceId',
      'Name',
      'Name',
      'NoReboot',
      `BlockDeviceMapping.${number}.Ebs.VolumeSize`,
      `TagSpecification.${number}.Tag.1.Key`,
    ],
    DescribeImages: [
      'MaxResults',
      `ImageId.${number}`,
      `Filter.${number}.Value.1`,
      'Filter.1.Name',
      'DryRun',
      'NextToken',
    ],
  }
  return pick(keys[action] ?? [], random)
}

function value(random: () => number): string {
  return pick(
    [
      '',
      '0',
      '7',
      '-7',
      '007',
      '-0',
      '471',
      '123456789012345',
      '9007199254740993',
      '12345678901234567890',
      'true',
      'false',
      'web',
      '%F0%9F%98%80',
      'a+b',
      '%41',
      '%',
      '%4',
      '%C3',
      'é',
      '😀',
      '%00',
    ],
    random,
  )
}

function mutated(form: string, random: () => number): string {
  let text = form
  for (let times = Math.floor(random() * 3); times > 0; times--) {
    const at = Math.floor(random() * (text.length + 1))
    const kind = random()
    if (kind < 0.4) text = text.slice(0, at)
    else if (kind < 0.7) text = text.slice(0, at) + text.slice(at + 1)
    else
      text =
        text.slice(0, at) + pick(['&', '=', '.', '%', '1', '&MaxResults', '&Integer', '&&'], random) + text.slice(at)
  }
  return text
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T
}
