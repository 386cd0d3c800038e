import {
  CreateImage,
  type CreateImageInput,
  CreateTags,
  DeleteSnapshot,
  DeleteTags,
  DeregisterImage,
  DescribeImages,
  DescribeInstances,
  DescribeSnapshots,
  decodeError,
  ec2Error,
  encodeRequest,
  type Operation,
  type ServiceErrorCode,
} from 'ec2wire'
import { clockSkew, type SimulatedEc2, type SimulatorOptions } from 'ec2wire/mock'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newYear, simulate } from './caller.js'

const InstanceId = 'i-1234567890abcdef0'
const ImageId = 'ami-0123456789abcdef0'
const SnapshotId = 'snap-1234567890abcdef0'
const Name = 'standard-web-server-v1.0'
const manyTags = Array.from({ length: 51 }, (_, index) => ({ Key: `key${index}`, Value: '' }))

/** Initial state for all errors: an image with a snapshot, an image of another account, and a protected image. */
const world: SimulatorOptions = {
  clock: newYear,
  snapshots: [
    { SnapshotId },
    { SnapshotId: 'snap-0abcdef1234567890', State: 'pending' },
    {
      SnapshotId: 'snap-0fedcba9876543210',
      OwnerId: '999999999999',
      CreateVolumePermissions: [{ UserId: '123456789012' }],
    },
  ],
  images: [
    { ImageId, Name, BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId } }] },
    { ImageId: 'ami-0abcdef1234567890', Name: 'theirs', OwnerId: '999999999999', Public: true },
    { ImageId: 'ami-0fedcba9876543210', Name: 'protected', DeregistrationProtection: 'enabled-without-cooldown' },
  ],
  instances: [
    { InstanceId },
    { InstanceId: 'i-0abcdef1234567890', State: { Name: 'pending' } },
    { InstanceId: 'i-0fedcba9876543210', State: { Name: 'terminated' } },
    { InstanceId: 'i-0b22a22eec53b9321', RootDeviceType: 'instance-store' },
    { InstanceId: 'i-0e1f2a3b4c5d6e7f8', BlockDeviceMappings: [{ DeviceName: '/dev/sdf' }] },
  ],
}

interface Row {
  readonly code: string
  readonly message: string
  /** Default 400. */
  readonly status?: number
  readonly request: string
  readonly arrange?: (ec2: SimulatedEc2) => void
}

function row<Input>(
  operation: Operation<Input, unknown>,
  input: Partial<Input>,
  code: string,
  message: string,
  more: Partial<Row> = {},
): Row {
  return { request: encodeRequest(operation, input as Input), code, message, ...more }
}

function create(input: Partial<CreateImageInput>, code: string, message: string, more: Partial<Row> = {}): Row {
  return row(CreateImage, { InstanceId, Name: 'web', ...input }, code, message, more)
}

const plain = (request: string, code: string, message: string): Row => ({ request, code, message })
const fail = (code: ServiceErrorCode) => (ec2: SimulatedEc2) => void ec2.fail(CreateImage, ec2Error(code))

const start = 'Action=CreateImage&Version=2016-11-15'
const whole = `${start}&InstanceId=${InstanceId}&Name=web`

const rows: readonly Row[] = [
  // The request itself.
  plain(`${start}&Name=web`, 'MissingParameter', 'The request must contain the parameter InstanceId'),
  plain(`${whole}&dryRun=true`, 'UnknownParameter', 'The parameter dryRun is not recognized'),
  plain(`${whole}&Name=web`, 'InvalidParameterCombination', "The parameter 'Name' may only be specified once."),
  plain(
    `${whole}&NoReboot=yes`,
    'InvalidParameterValue',
    'Value (yes) for parameter NoReboot is invalid. Expected true or false.',
  ),
  plain(
    'Action=MakeImage&Version=2016-11-15',
    'InvalidAction',
    'The action MakeImage is not valid for this web service.',
  ),
  plain(
    whole.replace('2016-11-15', '2099-01-01'),
    'NoSuchVersion',
    'The requested version (2099-01-01) of service AmazonEC2 does not exist',
  ),
  plain('Version=2016-11-15', 'MissingAction', 'The request is missing an action or a required parameter.'),
  plain(`${whole}&Description=%zz`, 'MalformedQueryString', 'The query string contains a syntax error.'),
  plain(
    'Action=DescribeVolumes&Version=2016-11-15',
    'UnsupportedOperation',
    'ec2wire does not simulate DescribeVolumes; add handle(…) for it, before the handlers of simulateEc2.',
  ),

  // The source instance.
  create({ InstanceId: 'i-123' }, 'InvalidInstanceID.Malformed', 'Invalid id: "i-123"'),
  create({ InstanceId: 'web' }, 'InvalidInstanceID.Malformed', 'Invalid id: "web" (expecting "i-...")'),
  create(
    { InstanceId: 'i-0598c7d356eba48d7' },
    'InvalidInstanceID.NotFound',
    "The instance ID 'i-0598c7d356eba48d7' does not exist",
  ),
  ...['i-0abcdef1234567890', 'i-0fedcba9876543210'].map((id) =>
    create(
      { InstanceId: id },
      'InvalidParameterValue',
      `Invalid value '${id}' for instanceId. Instance is not in state 'running' or 'stopping' or 'stopped'`,
    ),
  ),
  ...['i-0b22a22eec53b9321', 'i-0e1f2a3b4c5d6e7f8'].map((id) =>
    create(
      { InstanceId: id },
      'InvalidParameterValue',
      `Invalid value '${id}' for instanceId. Instance does not have a volume attached at root (/dev/xvda)`,
    ),
  ),

  // The name and the description.
  create(
    { Name: 'x' },
    'InvalidAMIName.Malformed',
    "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
  ),
  create({ Name }, 'InvalidAMIName.Duplicate', `AMI name ${Name} is already in use by AMI ${ImageId}`),
  create(
    { Description: 'Bär' },
    'InvalidParameterValue',
    'Value (Bär) for parameter description is invalid. Character sets beyond ASCII are not supported.',
  ),
  create(
    { SnapshotLocation: 'local' },
    'InvalidParameterValue',
    'Value (local) for parameter snapshotLocation is invalid. The instance is not in a Local Zone.',
  ),

  // The tags.
  create(
    { TagSpecifications: [{ ResourceType: 'instance' as 'image', Tags: [{ Key: 'a', Value: '' }] }] },
    'InvalidParameterValue',
    "'instance' is not a valid taggable resource type for this operation.",
  ),
  create(
    { TagSpecifications: [{ Tags: [{ Key: 'a', Value: '' }] }] },
    'InvalidParameterValue',
    'Tag specification resource type must have a value',
  ),
  create(
    {
      TagSpecifications: [
        {
          ResourceType: 'image',
          Tags: [
            { Key: 'a', Value: '' },
            { Key: 'a', Value: '' },
          ],
        },
      ],
    },
    'InvalidParameterValue',
    "Duplicate tag key 'a' specified.",
  ),
  create(
    {
      TagSpecifications: [
        { ResourceType: 'image', Tags: [{ Key: 'a', Value: '' }] },
        { ResourceType: 'image', Tags: [{ Key: 'a', Value: '' }] },
      ],
    },
    'InvalidParameterValue',
    "Duplicate tag key 'a' specified.",
  ),
  create(
    { TagSpecifications: [{ ResourceType: 'image', Tags: [{ Key: 'aws:a', Value: '' }] }] },
    'InvalidParameterValue',
    "Tag keys starting with 'aws:' are reserved for internal use",
  ),
  create(
    { TagSpecifications: [{ ResourceType: 'image', Tags: [{ Key: 'a', Value: 'x'.repeat(257) }] }] },
    'InvalidParameterValue',
    'Tag value exceeds the maximum length of 256 characters',
  ),
  create(
    { TagSpecifications: [{ ResourceType: 'image', Tags: manyTags }] },
    'TagLimitExceeded',
    'The maximum number of Tags for a resource has been reached.',
  ),
  row(
    CreateTags,
    { Resources: [ImageId], Tags: [{ Key: 'aws:a', Value: '' }] },
    'InvalidParameterValue',
    "Value ( aws:a ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use",
  ),
  row(
    CreateTags,
    {
      Resources: [ImageId],
      Tags: [
        { Key: 'a', Value: '' },
        { Key: 'a', Value: '' },
      ],
    },
    'InvalidParameterValue',
    "Duplicate tag key 'a' specified.",
  ),
  row(
    CreateTags,
    { Resources: [ImageId], Tags: manyTags },
    'TagLimitExceeded',
    'The maximum number of Tags for a resource has been reached.',
  ),
  row(
    CreateTags,
    { Resources: ['ami-0598c7d356eba48d7'], Tags: [{ Key: 'a', Value: '' }] },
    'InvalidAMIID.NotFound',
    "The image id '[ami-0598c7d356eba48d7]' does not exist",
  ),
  row(
    CreateTags,
    { Resources: ['vol-0598c7d356eba48d7'], Tags: [{ Key: 'a', Value: '' }] },
    'InvalidVolume.NotFound',
    "The volume 'vol-0598c7d356eba48d7' does not exist.",
  ),
  row(
    DeleteTags,
    { Resources: ['snap-0598c7d356eba48d7'] },
    'InvalidSnapshot.NotFound',
    "The snapshot 'snap-0598c7d356eba48d7' does not exist.",
  ),
  row(
    DeleteTags,
    { Resources: ['subnet-0598c7d356eba48d7'] },
    'InvalidID',
    "The ID 'subnet-0598c7d356eba48d7' is not valid",
  ),

  // The block devices.
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/sdg' }, { DeviceName: '/dev/sdh', Ebs: { VolumeType: 'gp2' } }] },
    'InvalidBlockDeviceMapping',
    'Either snapshot ID or volume size must be provided for: /dev/sdg, /dev/sdh',
  ),
  create(
    {
      BlockDeviceMappings: [
        { DeviceName: '/dev/sdg', NoDevice: '' },
        { DeviceName: '/dev/sdg', NoDevice: '' },
      ],
    },
    'InvalidBlockDeviceMapping',
    '/dev/sdg is being assigned to multiple times.',
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/sdg', VirtualName: 'ephemeral0', Ebs: { SnapshotId } }] },
    'InvalidBlockDeviceMapping',
    'snapshotId can only be modified on EBS devices',
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 9 } }] },
    'InvalidBlockDeviceMapping',
    'The VolumeSize of the volume that is attached at /dev/xvda cannot be changed (9, not 8).',
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp2' } }] },
    'InvalidBlockDeviceMapping',
    'The VolumeType of the volume that is attached at /dev/xvda cannot be changed (gp2, not gp3).',
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }] },
    'InvalidBlockDeviceMapping',
    'the encrypted flag cannot be specified since device /dev/xvda has a conflicting encryption setting',
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId } }] },
    'InvalidBlockDeviceMapping',
    'The snapshot of the volume that is attached at /dev/xvda cannot be chosen.',
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', NoDevice: '' }] },
    'InvalidBlockDeviceMapping',
    "The root device '/dev/xvda' cannot be left out or replaced.",
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { SnapshotId, Encrypted: false } }] },
    'InvalidParameter',
    'Parameter encrypted is invalid. You cannot specify the encrypted flag if specifying a snapshot id in a block device mapping.',
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { SnapshotId, VolumeSize: 7 } }] },
    'InvalidBlockDeviceMapping',
    `Volume of size 7GB is smaller than  snapshot '${SnapshotId}', expect size >= 8GB`,
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { SnapshotId: 'snap-0598c7d356eba48d7' } }] },
    'InvalidSnapshot.NotFound',
    "The snapshot 'snap-0598c7d356eba48d7' does not exist.",
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { SnapshotId: 'snap-0abcdef1234567890' } }] },
    'IncorrectState',
    "Snapshot 'snap-0abcdef1234567890' is not 'completed'.",
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { VolumeSize: 8, KmsKeyId: 'alias/key' } }] },
    'InvalidParameter',
    'The parameter KmsKeyId is not supported by CreateImage.',
  ),
  create({ BlockDeviceMappings: [{ VirtualName: 'ephemeral0' }] }, 'InvalidBlockDeviceMapping', 'Missing device name'),

  create(
    { BlockDeviceMappings: [{ VirtualName: 'ephemeral0' }, { VirtualName: 'ephemeral1' }] },
    'InvalidBlockDeviceMapping',
    'Missing device name',
  ),
  create(
    { BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { SnapshotId: 'snapshot' } }] },
    'InvalidSnapshotID.Malformed',
    'Invalid id: "snapshot" (expecting "snap-...")',
  ),
  row(DescribeImages, { ExecutableUsers: ['me'] }, 'InvalidUserID.Malformed', 'Invalid user id: "me"'),

  // Images and snapshots by their IDs.
  row(DescribeImages, { ImageIds: ['image'] }, 'InvalidAMIID.Malformed', 'Invalid id: "image" (expecting "ami-...")'),
  row(DescribeImages, { ImageIds: ['ami-0123456789'] }, 'InvalidAMIID.Malformed', 'Invalid id: "ami-0123456789"'),
  row(
    DescribeImages,
    { ImageIds: ['ami-0598c7d356eba48d7'] },
    'InvalidAMIID.NotFound',
    "The image id '[ami-0598c7d356eba48d7]' does not exist",
  ),
  row(
    DescribeImages,
    { ImageIds: ['ami-11111111', ImageId, 'ami-22222222'] },
    'InvalidAMIID.NotFound',
    "The image ids '[ami-11111111, ami-22222222]' do not exist",
  ),
  row(
    DescribeImages,
    { ImageIds: [ImageId], MaxResults: 5 },
    'InvalidParameterCombination',
    'The parameter imageIdsSet cannot be used with the parameter maxResults',
  ),
  row(DescribeImages, { Owners: ['me'] }, 'InvalidUserID.Malformed', 'Invalid user id: "me"'),
  row(
    DescribeImages,
    { Filters: [{ Name: 'colour', Values: ['red'] }] },
    'InvalidParameterValue',
    "The filter 'colour' is invalid",
  ),
  row(
    DescribeImages,
    { Filters: [{ Name: 'constructor', Values: ['red'] }] },
    'InvalidParameterValue',
    "The filter 'constructor' is invalid",
  ),
  row(
    DescribeImages,
    { Filters: [{ Name: 'state', Values: ['disabled'] }] },
    'InvalidParameter',
    "When filtering by the 'disabled' state, 'IncludeDisabled' must be set to 'true' in the request.",
  ),
  row(DescribeImages, { NextToken: 'next' }, 'InvalidParameterValue', 'The NextToken is invalid.'),
  row(
    DescribeSnapshots,
    { NextToken: 'next' },
    'InvalidPaginationToken',
    'The specified pagination token is not valid or is expired.',
  ),
  row(DescribeInstances, { NextToken: 'next' }, 'InvalidParameterValue', 'Unable to parse pagination token'),
  row(
    DescribeImages,
    { Filters: [{ Name: 'name', Values: ['\\d'] }] },
    'InvalidParameterValue',
    "Invalid filter value: The escape sequence '\\d' is invalid",
  ),
  row(
    DescribeImages,
    { Filters: [{ Name: 'name', Values: ['a'.repeat(256)] }] },
    'FilterLimitExceeded',
    'The maximum length for a filter value is 255 characters',
  ),
  row(
    DescribeInstances,
    { InstanceIds: ['i-11111111', 'i-22222222'] },
    'InvalidInstanceID.NotFound',
    "The instance IDs 'i-11111111, i-22222222' do not exist",
  ),
  row(
    DescribeInstances,
    { InstanceIds: [InstanceId], MaxResults: 5 },
    'InvalidParameterCombination',
    'The parameter instancesSet cannot be used with the parameter maxResults',
  ),
  row(
    DescribeSnapshots,
    { SnapshotIds: ['snap-11111111'] },
    'InvalidSnapshot.NotFound',
    "The snapshot 'snap-11111111' does not exist.",
  ),
  row(
    DeregisterImage,
    { ImageId: 'ami-11111111' },
    'InvalidAMIID.NotFound',
    "The image id '[ami-11111111]' does not exist",
  ),
  row(DeregisterImage, { ImageId }, 'InvalidAMIID.Unavailable', `The image ID '${ImageId}' is no longer available`, {
    arrange: (ec2) => void ec2.fetch(`https://ec2.amazonaws.com/?${encodeRequest(DeregisterImage, { ImageId })}`),
  }),
  row(
    DeregisterImage,
    { ImageId: 'ami-0abcdef1234567890' },
    'AuthFailure',
    'Not authorized for image:ami-0abcdef1234567890',
  ),
  row(
    DeregisterImage,
    { ImageId: 'ami-0fedcba9876543210' },
    'OperationNotPermitted',
    "The image 'ami-0fedcba9876543210' is protected from deregistration",
  ),
  row(
    DeleteSnapshot,
    { SnapshotId: 'snap-11111111' },
    'InvalidSnapshot.NotFound',
    "The snapshot 'snap-11111111' does not exist.",
  ),
  row(
    DeleteSnapshot,
    { SnapshotId },
    'InvalidSnapshot.InUse',
    `The snapshot ${SnapshotId} is currently in use by ${ImageId}`,
  ),
  row(
    DeleteSnapshot,
    { SnapshotId: 'snap-0fedcba9876543210' },
    'UnauthorizedOperation',
    'You are not authorized to perform this operation.',
    { status: 403 },
  ),

  // A dry run gets the errors that the real call gets.
  create({ DryRun: true }, 'DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', { status: 412 }),
  create({ Name, DryRun: true }, 'InvalidAMIName.Duplicate', `AMI name ${Name} is already in use by AMI ${ImageId}`),
  row(
    DeleteSnapshot,
    { SnapshotId, DryRun: true },
    'InvalidSnapshot.InUse',
    `The snapshot ${SnapshotId} is currently in use by ${ImageId}`,
  ),

  // Errors that do not depend on the request.
  ...(
    [
      ['AuthFailure', 'AWS was not able to validate the provided access credentials', 401],
      [
        'OptInRequired',
        'You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.',
        401,
      ],
      ['UnauthorizedOperation', 'You are not authorized to perform this operation.', 403],
      ['RequestExpired', 'Request has expired.', 400],
      ['RequestLimitExceeded', 'Request limit exceeded.', 503],
      ['InternalError', 'An internal error has occurred', 500],
      ['Unavailable', 'The service is unavailable. Please try again shortly.', 503],
      [
        'SnapshotCreationPerVolumeRateExceeded',
        'The maximum per volume CreateSnapshot request rate has been exceeded. Use an increasing or variable sleep interval between requests.',
        400,
      ],
      [
        'ResourceLimitExceeded',
        'You have reached your quota of 5 for the number of public images allowed in this Region. Deregister unused public images or make them private, or request an increase in your public AMIs quota.',
        400,
      ],
    ] as const
  ).map(([code, message, status]) => create({}, code, message, { status, arrange: fail(code) })),
  create({}, 'RequestExpired', 'Request has expired.', { arrange: (ec2) => void ec2.fail(CreateImage, clockSkew(0)) }),
]

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => void vi.restoreAllMocks())

describe('every EC2 error of these actions', () => {
  test.each(rows)('$code: $message', async ({ request, code, message, status = 400, arrange }) => {
    const { ec2 } = simulate(world)
    arrange?.(ec2)
    const response = await ec2.fetch('https://ec2.us-east-1.amazonaws.com/', { method: 'POST', body: request })
    const error = decodeError(await response.text(), response)
    expect({ code: error.code, message: error.message, status: response.status }).toEqual({ code, message, status })
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-cache, no-store',
      'content-type': 'text/xml;charset=UTF-8',
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      server: 'AmazonEC2',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      vary: 'accept-encoding',
      'x-amzn-requestid': error.requestId,
    })
    expect(error.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

test('the console lists the existing instances', async () => {
  const { call } = simulate({
    instances: [{ InstanceId, Tags: [{ Key: 'Name', Value: 'web' }] }, { InstanceId: 'i-11111111' }],
  })
  await call(CreateImage, { InstanceId: 'i-22222222', Name: 'web' }).catch(() => {})
  expect(vi.mocked(console.info).mock.calls).toEqual([
    [
      `[ec2wire] The simulator has no instance i-22222222. It has ${InstanceId} (web, running), i-11111111 (running). Pass others to simulateEc2({ instances }).`,
    ],
  ])
})

test('the console lists the first 20 of many instances', async () => {
  const { call } = simulate({ instances: Array.from({ length: 22 }, () => ({})) })
  await call(CreateImage, { InstanceId: 'i-22222222', Name: 'web' }).catch(() => {})
  const [[text]] = vi.mocked(console.info).mock.calls as [[string]]
  expect([text.split('(running)').length - 1, / and 2 more\. Pass/.test(text)]).toEqual([20, true])
})

test('the console reports an action that is not simulated', async () => {
  const { ec2 } = simulate()
  await ec2.fetch('https://ec2.us-east-1.amazonaws.com/?Action=DescribeVolumes')
  expect(vi.mocked(console.error).mock.calls).toEqual([
    ['[ec2wire] ec2wire does not simulate DescribeVolumes; add handle(…) for it, before the handlers of simulateEc2.'],
  ])
})
