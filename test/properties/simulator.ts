// Whatever clients send and files hold, a simulator works: it answers, and what it answers can be decoded.
import {
  DescribeImages,
  DescribeInstances,
  DescribeSnapshots,
  decodeError,
  decodeResponse,
  isEc2ServiceError,
  type Operation,
  operations,
} from 'ec2wire'
import { type Ec2Simulator, type SimulatorOptions, simulateEc2 } from 'ec2wire/simulator'
import fc from 'fast-check'
import { reportOf } from '../../src/cli/report.ts'
import { initialStateOf } from '../../src/cli/state-file.ts'
import { slowlyEncoded } from '../codec/xml/slow-writer.ts'
import { formsOf } from './forms.ts'
import { mutatedJson } from './json-mutations.ts'
import { defineAsync, same, type Target } from './property.ts'
import { quietly } from './quietly.ts'
import { hostilePart } from './texts.ts'

const instanceId = 'i-1234567890abcdef0'
const imageId = 'ami-0123456789abcdef0'
const snapshotId = 'snap-0123456789abcdef0'

/** Values that mean something to a simulator, and values that break readers. */
const strings = [
  ...[
    instanceId,
    imageId,
    snapshotId,
    'i-0fedcba9876543210',
    'vol-1234567890abcdef0',
    'self',
    'amazon',
    '123456789012',
  ],
  ...['Name', 'tag:Name', 'tag-key', 'name', 'state', 'image-id', 'instance-state-name', 'owner-id', 'web', '*', 'w?b'],
  ...['/dev/xvda', '/dev/sdf', 'ephemeral0', 'gp3', 'io2', 'image', 'snapshot', 'instance', 'no-device', 'none'],
  ...[
    '%00',
    '%01',
    '%1B%5B31m',
    '%EF%BF%BE',
    '%EF%BF%BF',
    '%EF%BF%BD',
    '%0D%0A',
    '%26lt%3B',
    '%3C/item%3E',
    '%5D%5D%3E',
  ],
  ...['', '%C2%85', '%E2%80%AE', '%F0%9F%98%80', '%F4%8F%BF%BF', 'aws:x', 'a'.repeat(300), '__proto__', 'constructor'],
]

/** Parameters of calls that succeed, with `%id` for the ID of a resource and `%text` for any text. */
const templates: Readonly<Record<string, readonly string[]>> = {
  CreateImage: [
    `InstanceId=${instanceId}&Name=%text`,
    `InstanceId=${instanceId}&Name=%text&Description=%text&NoReboot=true`,
    `InstanceId=${instanceId}&Name=%text&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=%text&TagSpecification.1.Tag.1.Value=%text`,
    `InstanceId=${instanceId}&Name=%text&BlockDeviceMapping.1.DeviceName=%text&BlockDeviceMapping.1.Ebs.VolumeSize=9`,
    `InstanceId=${instanceId}&Name=%text&BlockDeviceMapping.1.DeviceName=%text&BlockDeviceMapping.1.VirtualName=%text`,
  ],
  CreateTags: [
    'ResourceId.1=%id&Tag.1.Key=%text&Tag.1.Value=%text',
    'ResourceId.1=%id&Tag.1.Key=Name&Tag.1.Value=%text',
  ],
  DeleteTags: ['ResourceId.1=%id&Tag.1.Key=%text', 'ResourceId.1=%id&Tag.1.Key=Name'],
  DeleteSnapshot: ['SnapshotId=%id'],
  DeregisterImage: ['ImageId=%id', 'ImageId=%id&DeleteAssociatedSnapshots=true'],
  DescribeImages: ['ImageId.1=%id', 'Owner.1=%text', 'Filter.1.Name=%text&Filter.1.Value.1=%text', 'MaxResults=5'],
  DescribeInstances: ['InstanceId.1=%id', 'Filter.1.Name=%text&Filter.1.Value.1=%text', 'MaxResults=5'],
  DescribeSnapshots: ['SnapshotId.1=%id', 'Filter.1.Name=%text&Filter.1.Value.1=%text', 'RestorableBy.1=%text'],
}

/** A state file without a mistake. */
const state = {
  instances: [
    {
      InstanceId: instanceId,
      State: { Name: 'stopped' },
      LaunchTime: '2026-01-01T00:00:00Z',
      Tags: [{ Key: 'Name', Value: 'web' }],
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeId: 'vol-1234567890abcdef0', VolumeSize: 8, Encrypted: true } },
        { DeviceName: '/dev/sdf', Ebs: { VolumeType: 'io2', Iops: 3000, Tags: [{ Key: 'a', Value: '' }] } },
      ],
    },
    {
      InstanceId: 'i-0598c7d356eba48d7',
      RootDeviceType: 'instance-store',
      Placement: { AvailabilityZone: 'us-east-1b' },
    },
  ],
  images: [
    {
      ImageId: imageId,
      Name: 'web',
      State: 'available',
      CreationDate: '2026-01-01T00:00:00.000Z',
      DeprecationTime: '2028-01-01T00:00:00.000Z',
      Tags: [{ Key: 'Name', Value: 'web' }],
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: snapshotId, VolumeSize: 8 } }],
    },
    { Name: 'database', Public: true, Architecture: 'arm64' },
  ],
  snapshots: [
    { SnapshotId: snapshotId, State: 'completed', StartTime: '2026-01-01T00:00:00Z', VolumeSize: 8, Progress: '100%' },
    { Description: 'old', VolumeId: 'vol-1234567890abcdef0', OwnerId: '123456789012' },
  ],
}

/** Values of any kind at a place of a state file. */
const values = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'web',
    instanceId,
    imageId,
    snapshotId,
    'i-1',
    'running',
    'available',
    'pending',
    'deregistered',
  ),
  fc.constantFrom(
    '2026-13-01',
    '+275760-09-13T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '0',
    '1e3',
  ),
  fc.constantFrom<unknown>(0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, true, false, null, [], {}, [null], [[]], { Key: 'a' }),
  hostilePart,
  fc.jsonValue({ maxDepth: 2 }),
)

/** State files with mistakes. */
const stateFiles = mutatedJson(state, names(), values)

function names(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      'Name',
      'State',
      'Tags',
      'Ebs',
      'VolumeId',
      'Key',
      'Code',
      'StateReason',
      'Description',
      'Progress',
    ),
    fc.constantFrom(
      'ImageLocation',
      'OwnerId',
      'LaunchTime',
      'PrivateIpAddress',
      'VirtualName',
      'NoDevice',
      'ProductCodes',
    ),
    hostilePart,
  )
}

export const simulator: Target = {
  name: 'simulator',
  properties: [
    defineAsync(
      'calls of any kind are answered, and every Describe call decodes after them',
      fc.array(callsOf(), { minLength: 1, maxLength: 6 }),
      async (calls) => {
        const ec2 = simulateEc2(initialStateOf(state, 'state.json'))
        for (const { operation, form } of calls) await assertAnswered(ec2, operation, form)
        await assertWorking(ec2)
      },
      50,
    ),
    defineAsync(
      'a state file is refused with one line that says where and why, or is a simulator that works',
      fc.oneof(
        { weight: 5, arbitrary: stateFiles },
        fc.dictionary(fc.constantFrom('instances', 'images', 'snapshots'), fc.jsonValue()),
        fc.jsonValue(),
      ),
      async (file) => {
        const ec2 = refusedOr(
          () => simulateEc2(initialStateOf(file, 'state.json')),
          /^Cannot (?:read state\.json|simulate EC2): ./,
        )
        if (ec2) await assertWorking(ec2)
      },
    ),
    defineAsync(
      'initial states of any values are refused with a TypeError, or are a simulator that works',
      fc.record(
        { instances: fc.anything(), images: fc.array(fc.anything()), snapshots: fc.array(stateFiles) },
        { requiredKeys: [] },
      ),
      async (options) => {
        const ec2 = refusedOr(
          () => simulateEc2(options as SimulatorOptions),
          /^Cannot simulate EC2: (?:instances|images|snapshots)/,
        )
        if (ec2) await assertWorking(ec2)
      },
    ),
  ],
}

interface CallForm {
  readonly operation: Operation<unknown, object>
  readonly form: string
}

/** Calls of all operations: many that succeed. */
export function callsOf(): fc.Arbitrary<CallForm> {
  const all: readonly Operation<unknown, object>[] = operations
  const texts = fc.oneof(
    fc.constantFrom(...strings),
    hostilePart.map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))),
  )
  const ids = fc.constantFrom(instanceId, imageId, snapshotId)
  return fc.oneof(
    ...all.map((operation) => {
      const { action } = operation
      const valid = fc
        .tuple(fc.constantFrom(...(templates[action] ?? [''])), fc.infiniteStream(texts), fc.infiniteStream(ids))
        .map(([template, someTexts, someIds]) => {
          const parameters = template
            .replace(/%text/g, () => someTexts.next().value ?? '')
            .replace(/%id/g, () => someIds.next().value ?? '')
          return `Action=${action}&${parameters}`
        })
      const forms = fc.oneof({ weight: 3, arbitrary: valid }, formsOf(operation, strings))
      return forms.map((form) => ({ operation, form }))
    }),
  )
}

/** Returns what the call returns; `undefined` if it throws an error whose report is one line of such a text. */
function refusedOr<T>(call: () => T, pattern: RegExp): T | undefined {
  try {
    return call()
  } catch (error) {
    const { name, message } = error as Error
    const isClear = /^(?:Type)?Error$/.test(name) && pattern.test(message)
    if (!isClear || !/^[^\p{Cc}\p{Surrogate}]{1,5100}$/u.test(reportOf(error))) throw error
    return undefined
  }
}

/** Asserts that a call is answered with a document that decodes, and not with an error of the server. */
export async function assertAnswered(
  { fetch }: Pick<Ec2Simulator, 'fetch'>,
  operation: Operation<unknown, object>,
  form: string,
): Promise<void> {
  const request = new Request('https://ec2.us-east-1.amazonaws.com/', { method: 'POST', body: form })
  const { result, printed } = await quietly(async () => {
    const response = await fetch(request)
    return { status: response.status, text: await response.text() }
  })
  const { status, text } = result
  if (status >= 500) throw new Error(`${form} is answered with ${status}: ${text}\n${printed}`)
  if (status === 200) same(slowlyEncoded(operation, decodeResponse(operation, text)), text, form)
  else same(isEc2ServiceError(decodeError(text)), true, form)
}

/** Asserts that all Describe calls succeed. */
export async function assertWorking(ec2: Pick<Ec2Simulator, 'fetch'>): Promise<void> {
  for (const operation of [DescribeImages, DescribeInstances, DescribeSnapshots] as Operation<unknown, object>[]) {
    const request = new Request('https://ec2.us-east-1.amazonaws.com/', {
      method: 'POST',
      body: `Action=${operation.action}`,
    })
    const { result, printed } = await quietly(async () => {
      const response = await ec2.fetch(request)
      return { status: response.status, text: await response.text() }
    })
    if (result.status !== 200)
      throw new Error(`${operation.action} is answered with ${result.status}: ${result.text}\n${printed}`)
    same(slowlyEncoded(operation, decodeResponse(operation, result.text)), result.text)
  }
}
