// Compares the wire names of our schemas with the model of EC2 that the AWS SDK exports as `CreateImage$` and so on.
import * as sdk from '@aws-sdk/client-ec2'
import { operations } from 'ec2wire'
import { describe, expect, test } from 'vitest'
import { isScalar, type Shape } from '../../src/schemas/define/shape.ts'

type Direction = 'request' | 'response'

/** A schema of the SDK: a number for scalars and lists of scalars, a function for a reference, or a list of parts. */
type Model = number | (() => Model) | readonly unknown[]

const [list, structure, operation] = [1, 3, 9]

/** Members that EC2 sends and the model leaves out. */
const notInModel = ['CreateTags.Return', 'DeleteTags.Return', 'DeleteSnapshot.Return']

describe.each(operations.map((one) => [one.action, one] as const))('%s', (action, { shapes }) => {
  const [kind, , , , input, output] = parts((sdk as unknown as Record<string, Model>)[`${action}$`])

  test('is an operation of the model', () => expect(kind).toBe(operation))

  test.each([
    ['request', shapes.input, input as Model],
    ['response', shapes.output, output as Model],
  ] as const)("the %s has the model's names", (direction, shape, model) => {
    const ours = namesOf(shape, direction)
    const theirs = modelNames(model, direction)
    const paths = Object.keys(ours).filter((path) => path !== 'RequestId' && !notInModel.includes(`${action}.${path}`))
    expect(paths.map((path) => [path, ours[path]])).toEqual(paths.map((path) => [path, theirs[path]]))
  })
})

test('the comparison looks at every depth', () => {
  const describeImages = operations.find(({ action }) => action === 'DescribeImages')
  const names = namesOf((describeImages as (typeof operations)[number]).shapes.output, 'response')
  expect(names).toMatchObject({
    'Images[].BlockDeviceMappings[].Ebs.VolumeSize': 'volumeSize',
    'Images[].BlockDeviceMappings[].Ebs.VolumeInitializationRate': 'VolumeInitializationRate',
    'Images[].BlockDeviceMappings[].Ebs.AvailabilityZoneId': 'AvailabilityZoneId',
    'Images[].BlockDeviceMappings[].Ebs.EbsCardIndex': 'EbsCardIndex',
    'Images[].Tags[].Key': 'key',
  })
})

/** The wire names of all members, by their paths. */
function namesOf(shape: Shape, direction: Direction, path = ''): Record<string, string> {
  if (isScalar(shape) || shape.kind === 'map') return {}
  if (shape.kind === 'list') return namesOf(shape.item, direction, `${path}[]`)
  return Object.assign(
    {},
    ...shape.members.map((member) => {
      const at = path === '' ? member.name : `${path}.${member.name}`
      return {
        [at]: direction === 'request' ? member.query : member.xml,
        ...namesOf(member.shape, direction, at),
      }
    }),
  )
}

function modelNames(model: Model, direction: Direction, path = ''): Record<string, string> {
  const [kind, , , , names, members] = parts(model)
  if (kind === list) return modelNames(split(names as Model)[0], direction, `${path}[]`)
  if (kind !== structure) return {}
  return Object.assign(
    {},
    ...(names as readonly string[]).map((name, index) => {
      const [inner, { ec2QueryName, xmlName }] = split((members as readonly Model[])[index] as Model)
      const at = path === '' ? name : `${path}.${name}`
      // The rule of EC2 Query: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
      const query = ec2QueryName ?? upperFirst(xmlName ?? name)
      return { [at]: direction === 'request' ? query : (xmlName ?? name), ...modelNames(inner, direction, at) }
    }),
  )
}

interface Traits {
  readonly ec2QueryName?: string
  readonly xmlName?: string
}

/** A member is a schema, or a schema with traits. */
function split(member: Model): readonly [Model, Traits] {
  if (Array.isArray(member) && member.length <= 2) return [member[0] as Model, (member[1] ?? {}) as Traits]
  return [member, {}]
}

function parts(model: Model | undefined): readonly unknown[] {
  if (typeof model === 'function') return parts(model())
  return Array.isArray(model) ? model : [model]
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
