import { type CreateImageInput, Ec2ServiceError, ec2Error, isRetryable } from 'ec2wire'
import { serviceErrors } from 'ec2wire/schemas'
import { describe, expect, test } from 'vitest'
import { withRequestValues } from '../../src/errors/ec2-error.ts'

describe('the catalogue', () => {
  test.each(Object.entries(serviceErrors))('%s has a status and a text', (code, { status, text, retry }) => {
    expect(text).not.toMatch(/undefined|^$/)
    const error = ec2Error(code as keyof typeof serviceErrors)
    expect(error).toMatchObject({ code, status, message: text, clockSkew: retry === 'clock-skew' })
    expect(error.throttling).toBe(retry === 'throttling')
    expect(isRetryable(error)).toBe(retry === 'throttling' || retry === 'transient')
  })

  test.each([
    ['AuthFailure', 401, 'clock-skew'],
    ['DryRunOperation', 412, undefined],
    ['InternalError', 500, 'transient'],
    ['InvalidAMIName.Duplicate', 400, undefined],
    ['RequestExpired', 400, 'clock-skew'],
    ['RequestLimitExceeded', 503, 'throttling'],
    ['SignatureDoesNotMatch', 403, 'clock-skew'],
    ['Throttling', 400, 'throttling'],
    ['UnauthorizedOperation', 403, undefined],
    ['Unavailable', 503, 'transient'],
  ] as const)('%s has status %i and the retry class %s', (code, status, retry) => {
    expect(serviceErrors[code].status).toBe(status)
    expect(serviceErrors[code].retry).toBe(retry)
  })

  test.each(Object.entries(serviceErrors))('%s says where it is known from', (_, { evidence }) => {
    expect(evidence.mark).toMatch(/^(?:seen|documented|inferred)$/)
    expect(evidence.source).toMatch(/\S{4}/)
  })

  test('cannot be changed', () => {
    expect(() => Object.assign(serviceErrors.AuthFailure, { status: 200 })).toThrow(TypeError)
    expect(() => Object.assign(serviceErrors.AuthFailure.evidence, { mark: 'seen' })).toThrow(TypeError)
    expect(() => Object.assign(serviceErrors, { AuthFailure: undefined })).toThrow(TypeError)
  })

  test('has no codes of Object.prototype', () => {
    expect(() => ec2Error('constructor' as 'Blocked')).toThrow('code is the string "constructor"')
  })
})

describe('the texts are filled with the values of the request', () => {
  const ids = { image: 'ami-1111aaaa', instance: 'i-2222bbbb', snapshot: 'snap-3333cccc' }

  test.each<[code: keyof typeof serviceErrors, input: object, text: string]>([
    [
      'InvalidAMIName.Duplicate',
      { InstanceId: ids.instance, Name: 'web' } satisfies CreateImageInput,
      'AMI name web is already in use by AMI ami-0123456789abcdef0',
    ],
    ['InvalidInstanceID.NotFound', { InstanceId: ids.instance }, "The instance ID 'i-2222bbbb' does not exist"],
    [
      'InvalidInstanceID.NotFound',
      { InstanceIds: ['i-2222bbbb', 'i-4444dddd', 'i-2222bbbb'] },
      "The instance IDs 'i-2222bbbb, i-4444dddd' do not exist",
    ],
    [
      'InvalidInstanceID.NotFound',
      { Resources: [ids.image, ids.instance] },
      "The instance ID 'i-2222bbbb' does not exist",
    ],
    ['InvalidInstanceID.Malformed', { InstanceId: 'web' }, 'Invalid id: "web" (expecting "i-...")'],
    ['InvalidInstanceID.Malformed', { InstanceId: 'i-1' }, 'Invalid id: "i-1"'],
    [
      'IncorrectInstanceState',
      { InstanceId: ids.instance },
      "The instance 'i-2222bbbb' is not in a valid state for this operation.",
    ],
    ['InvalidAMIID.NotFound', { ImageId: ids.image }, "The image id '[ami-1111aaaa]' does not exist"],
    ['InvalidAMIID.NotFound', { ImageIds: ['ami-1', 'ami-2'] }, "The image ids '[ami-1, ami-2]' do not exist"],
    ['InvalidAMIID.Malformed', { ImageIds: ['web'] }, 'Invalid id: "web" (expecting "ami-...")'],
    ['InvalidAMIID.Unavailable', { ImageId: ids.image }, "The image ID 'ami-1111aaaa' is no longer available"],
    ['OperationNotPermitted', { ImageId: ids.image }, "The image 'ami-1111aaaa' is protected from deregistration"],
    ['InvalidSnapshot.NotFound', { SnapshotId: ids.snapshot }, "The snapshot 'snap-3333cccc' does not exist."],
    ['InvalidSnapshot.NotFound', { SnapshotIds: ['snap-1', 'snap-2'] }, "The snapshot 'snap-1' does not exist."],
    [
      'InvalidSnapshot.NotFound',
      { BlockDeviceMappings: [{ DeviceName: '/dev/sdb' }, { Ebs: { SnapshotId: ids.snapshot } }] },
      "The snapshot 'snap-3333cccc' does not exist.",
    ],
    [
      'InvalidSnapshot.InUse',
      { SnapshotId: ids.snapshot },
      'The snapshot snap-3333cccc is currently in use by ami-0123456789abcdef0',
    ],
    ['InvalidSnapshotID.Malformed', { SnapshotId: 'snap' }, 'Invalid id: "snap" (expecting "snap-...")'],
    ['IncorrectState', { SnapshotId: ids.snapshot }, "Snapshot 'snap-3333cccc' is not 'completed'."],
    [
      'InvalidBlockDeviceMapping',
      { BlockDeviceMappings: [{ DeviceName: '/dev/sdb' }, { DeviceName: '/dev/sdc' }] },
      'Either snapshot ID or volume size must be provided for: /dev/sdb, /dev/sdc',
    ],
    ['InvalidID', { Resources: ['web'] }, "The ID 'web' is not valid"],
    ['InvalidVolume.NotFound', { Resources: ['vol-1'] }, "The volume 'vol-1' does not exist."],
    ['InvalidUserID.Malformed', { Owners: ['me'] }, 'Invalid user id: "me"'],
  ])('%s of %j', (code, input, text) => {
    const error = ec2Error(code)
    const filled = withRequestValues(error, input)
    expect(filled).toMatchObject({ code, status: error.status, message: text, errors: [{ code, message: text }] })
    expect(filled).toBeInstanceOf(Ec2ServiceError)
    expect(error.message).toBe(serviceErrors[code].text)
  })

  test.each<[what: string, error: Ec2ServiceError, input: unknown]>([
    ['with a message', ec2Error('InvalidInstanceID.NotFound', 'Gone.'), { InstanceId: 'i-1' }],
    [
      'whose message is the text of the catalogue',
      ec2Error('InvalidInstanceID.NotFound', serviceErrors['InvalidInstanceID.NotFound'].text),
      { InstanceId: 'i-1' },
    ],
    ['whose text has no values', ec2Error('RequestLimitExceeded'), { InstanceId: 'i-1' }],
    ['of a request without such a value', ec2Error('InvalidAMIID.NotFound'), { InstanceId: 'i-1', Resources: ['i-1'] }],
    ['of a request that was not decoded', ec2Error('InvalidAMIID.NotFound'), undefined],
    ['of a value that is not text', ec2Error('InvalidAMIName.Duplicate'), { Name: 5 }],
    [
      'that was made without the catalogue',
      new Ec2ServiceError({ code: 'InvalidAMIID.NotFound', message: 'a' }),
      { ImageId: 'ami-1' },
    ],
    ['whose code is a name of Object.prototype', ec2Error('toString', 'a'), { ImageId: 'ami-1' }],
  ])('not for an error %s', (_, error, input) => {
    expect(withRequestValues(error, input)).toBe(error)
  })
})
