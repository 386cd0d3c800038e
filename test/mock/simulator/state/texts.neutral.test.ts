// Text that XML cannot carry never gets into the state, so that no call makes the Describe… actions fail for everybody.
import { CreateTags, type Operation } from 'ec2wire'
import { buildInput } from 'ec2wire/fixtures'
import { handle } from 'ec2wire/mock'
import { Image, operation, Snapshot } from 'ec2wire/schemas'
import { simulateEc2 } from 'ec2wire/simulator'
import { getResponse } from 'msw'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { simulatedActions } from '../../../../src/mock/simulator/actions/index.js'
import { InstanceInit } from '../../../../src/mock/simulator/state/instance.js'
import { isScalar, type ScalarShape, type Shape, type StructureShape } from '../../../../src/schemas/define/shape.js'

const forbidden = ['\0', '\x1b', '\ufffe'] as const
const names: Readonly<Record<string, string>> = {
  '\0': 'U+0000',
  '\x1b': 'U+001B',
  '\ufffe': 'U+FFFE',
  '\ud800': 'U+D800',
}
const instanceId = 'i-1234567890abcdef0'
const url = 'https://ec2.us-east-1.amazonaws.com/'
const all = [...simulatedActions.values()].map((action) => action.operation)
const describing = all.filter(({ action }) => action.startsWith('Describe'))

type Simulator = Pick<ReturnType<typeof simulateEc2>, 'fetch'>

/** A member of a structure, at any depth. */
interface Leaf {
  readonly shape: ScalarShape
  /** `Tag.1.Key` */
  readonly parameter: string
  /** `Tags[0].Key` */
  readonly path: string
  /** Returns the structure with one item in each list, and one value. */
  readonly with: (value: unknown) => unknown
}

/** Schemas may contain themselves. */
const maxDepth = 8

function leavesOf(shape: Shape, parameter = '', path = '', wrap: Leaf['with'] = (value) => value, depth = 0): Leaf[] {
  if (isScalar(shape)) return [{ shape, parameter, path, with: wrap }]
  if (depth === maxDepth) return []
  if (shape.kind === 'list') {
    return leavesOf(shape.item, `${parameter}.1`, `${path}[0]`, (value) => wrap([value]), depth + 1)
  }
  if (shape.kind === 'map')
    return leavesOf(shape.value, parameter, `${path}.a`, (value) => wrap({ a: value }), depth + 1)
  return shape.members.flatMap(({ name, query, shape: inner }) => {
    const [nextParameter, nextPath] = parameter === '' ? [query, name] : [`${parameter}.${query}`, `${path}.${name}`]
    return leavesOf(inner, nextParameter, nextPath, (value) => wrap({ ...requiredOf(shape), [name]: value }), depth + 1)
  })
}

/** Returns the members that a structure needs. */
function requiredOf({ required }: StructureShape): object {
  return Object.fromEntries(required.map(({ name, shape }) => [name, shape.kind === 'string' ? 'a' : 1]))
}

function send(ec2: Simulator, action: string, parameters: Readonly<Record<string, string>>): Promise<Response> {
  return ec2.fetch(url, { method: 'POST', body: new URLSearchParams({ Action: action, ...parameters }) })
}

async function expectDescribable(ec2: Simulator): Promise<void> {
  for (const { action } of describing) {
    const response = await send(ec2, action, {})
    expect([action, response.status, response.ok ? '' : await response.text()]).toEqual([action, 200, ''])
  }
}

test('there are actions that describe, and actions that change', () => {
  expect(describing.length).toBeGreaterThanOrEqual(3)
  expect(all.length - describing.length).toBeGreaterThanOrEqual(5)
})

describe.each(all.map((operation) => [operation.action, operation] as const))('%s', (action, operation) => {
  const texts = leavesOf(operation.shapes.input).filter(({ shape }) => shape.kind === 'string')

  test.each(texts.map(({ parameter }) => [parameter]))('refuses forbidden text in %s', async (parameter) => {
    const ec2 = simulateEc2()
    for (const char of forbidden) {
      for (const text of [char, `a${char}b`]) {
        const response = await send(ec2, action, { ...plain(operation), [parameter]: text })
        expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('<Code>')])
      }
    }
    await expectDescribable(ec2)
  })
})

/** The parameters of a call that works, apart from the forbidden text. */
function plain({ action, shapes, ...rest }: Operation<unknown, unknown>): Record<string, string> {
  const input: object = buildInput({ action, shapes, ...rest } as Operation<object, unknown>)
  const scalars = Object.entries(input).filter(([, value]) => typeof value === 'string')
  const given = Object.fromEntries(scalars.map(([name, value]) => [name, name === 'InstanceId' ? instanceId : value]))
  const members = new Set(shapes.input.members.map(({ query }) => query))
  const lists = { 'ResourceId.1': instanceId, 'Tag.1.Key': 'a', 'Tag.1.Value': 'b' }
  const known = Object.entries(lists).filter(([name]) => members.has(name.split('.')[0] as string))
  return { ...given, ...Object.fromEntries(known) }
}

describe('the error names the parameter and the character', () => {
  const createImage = { InstanceId: instanceId, Name: 'web' }
  const createTags = { 'ResourceId.1': instanceId, 'Tag.1.Key': 'a' }
  test.each([
    ['CreateTags', createTags, 'Tag.1.Value', '\0', '\\u0000', 'U+0000'],
    ['CreateTags', { ...createTags, 'Tag.1.Value': 'b' }, 'Tag.1.Key', '\ufffe', '\\ufffe', 'U+FFFE'],
    [
      'CreateTags',
      { ...createTags, 'Tag.1.Value': 'b', 'Tag.2.Value': '' },
      'Tag.2.Key',
      'x\x1b',
      'x\\u001b',
      'U+001B',
    ],
    ['CreateImage', createImage, 'Description', '\x1b', '\\u001b', 'U+001B'],
    [
      'CreateImage',
      { ...createImage, 'BlockDeviceMapping.1.Ebs.VolumeSize': '8' },
      'BlockDeviceMapping.1.DeviceName',
      '\x01',
      '\\u0001',
      'U+0001',
    ],
    [
      'CreateImage',
      { ...createImage, 'TagSpecification.1.ResourceType': 'image', 'TagSpecification.1.Tag.1.Key': 'a' },
      'TagSpecification.1.Tag.1.Value',
      '\uffff',
      '\\uffff',
      'U+FFFF',
    ],
    ['DescribeImages', { 'Filter.1.Name': 'name' }, 'Filter.1.Value.1', '\0', '\\u0000', 'U+0000'],
  ])('%s %j, %s', async (action, parameters, parameter, text, shown, codePoint) => {
    const ec2 = simulateEc2()
    const response = await send(ec2, action, { ...parameters, [parameter]: text })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(
      `<Code>InvalidParameterValue</Code><Message>Value (${shown}) for parameter ${parameter} is invalid. The character ${codePoint} is not allowed.</Message>`,
    )
    await expectDescribable(ec2)
  })

  test("EC2's own error comes first", async () => {
    const response = await send(simulateEc2(), 'CreateImage', { ...createImage, Description: 'é\0' })
    expect(await response.text()).toContain('Character sets beyond ASCII are not supported.')
  })
})

test('handle refuses it as well', async () => {
  const body = new URLSearchParams({
    Action: 'CreateTags',
    'ResourceId.1': instanceId,
    'Tag.1.Key': '\0',
    'Tag.1.Value': '',
  })
  const response = await getResponse([handle(CreateTags, {})], new Request(url, { method: 'POST', body }))
  expect([response?.status, await response?.text()]).toEqual([400, expect.stringContaining('U+0000')])
})

test('allowed text is kept', async () => {
  const ec2 = simulateEc2()
  const Value = '\t\n\r é 名前 😀 \u0085 \ufffd \u{10ffff}'
  const parameters = { 'ResourceId.1': instanceId, 'Tag.1.Key': 'a', 'Tag.1.Value': Value }
  expect((await send(ec2, 'CreateTags', parameters)).status).toBe(200)
  expect(ec2.instances.get(instanceId)?.Tags).toContainEqual({ Key: 'a', Value })
  await expectDescribable(ec2)
})

const states = {
  images: { schema: Image, rest: { Name: 'web' } },
  snapshots: { schema: Snapshot, rest: {} },
  instances: { schema: InstanceInit, rest: {} },
} as const

describe.each(Object.entries(states))('the initial %s', (list, { schema, rest }) => {
  const input = v.strictObject({ One: v.optional(schema as v.GenericSchema) })
  const { shapes } = operation({ action: 'State', input, output: v.strictObject({}) })
  const leaves = leavesOf((shapes.input.members[0] as (typeof shapes.input.members)[0]).shape)

  test.each(leaves.filter(({ shape }) => shape.kind === 'string').map((leaf) => [leaf.path, leaf] as const))(
    'refuse forbidden text in %s',
    async (path, leaf) => {
      const ec2 = simulateEc2()
      for (const char of [...forbidden, '\ud800']) {
        const init = { ...rest, ...(leaf.with(`a${char}b`) as object) }
        for (const attempt of [
          () => ec2[list as 'images'].add(init as never),
          () => simulateEc2({ [list]: [init] }),
          () => simulateEc2({ [list]: [JSON.parse(JSON.stringify(init))] }),
        ]) {
          expect(attempt).toThrow(TypeError)
          expect(attempt).toThrow(path)
        }
      }
      await expectDescribable(ec2)
    },
  )

  test.each(leaves.filter(({ shape }) => shape.kind !== 'string').map((leaf) => [leaf.path, leaf] as const))(
    'refuse values in %s that cannot be sent',
    async (_, leaf) => {
      for (const value of oddValues[leaf.shape.kind] ?? []) {
        const ec2 = simulateEc2()
        try {
          ec2[list as 'images'].add({ ...rest, ...(leaf.with(value) as object) } as never)
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError)
        }
        await expectDescribable(ec2)
        for (const { InstanceId, State } of ec2.instances.values()) {
          if (State.Name !== 'running') continue
          const response = await send(ec2, 'CreateImage', { InstanceId, Name: `of-${InstanceId}` })
          expect(response.status, await response.text()).toBeLessThan(500)
        }
        await expectDescribable(ec2)
      }
    },
  )
})

const oddValues: Readonly<Record<string, readonly unknown[]>> = {
  integer: [Number.NaN, Number.POSITIVE_INFINITY, 1.5, -1, 2 ** 31, 2 ** 53, 1e300],
  double: [Number.NaN, Number.POSITIVE_INFINITY, 1e300],
  boolean: [0, 'true'],
  timestamp: [new Date('x'), new Date(8.64e15), new Date(-8.64e15), 0],
}

test.each([...forbidden, '\ud800'])('settle refuses %j', async (char) => {
  const ec2 = simulateEc2()
  const response = await send(ec2, 'CreateImage', { InstanceId: instanceId, Name: 'web' })
  expect(response.status).toBe(200)
  const [image] = ec2.images.values()
  const attempt = () => image?.settle('failed', 'Server.InternalError', `a${char}`)
  expect(attempt).toThrow(`with ${names[char]}; expected characters that XML allows.`)
  await expectDescribable(ec2)
})
