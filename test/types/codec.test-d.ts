import type { CreateImageCommandInput } from '@aws-sdk/client-ec2'
import {
  CreateImage,
  type CreateImageInput,
  type CreateImageOutput,
  decodeRequest,
  decodeResponse,
  encodeRequest,
  fromResponse,
  type Open,
  type Operation,
  toRequest,
} from 'ec2wire'
import { CreateImageInput as CreateImageInputSchema } from 'ec2wire/schemas'
import * as v from 'valibot'
import { expectTypeOf, test } from 'vitest'

const input: CreateImageInput = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }

test('our input is accepted by the AWS SDK', () => {
  expectTypeOf<CreateImageInput>().toExtend<CreateImageCommandInput>()
})

test("the AWS SDK's input has no member that ours does not have", () => {
  expectTypeOf<keyof CreateImageCommandInput>().toEqualTypeOf<keyof CreateImageInput>()
  type Sdk = NonNullable<NonNullable<CreateImageCommandInput['BlockDeviceMappings']>[number]>
  type Ours = NonNullable<CreateImageInput['BlockDeviceMappings']>[number]
  expectTypeOf<keyof Sdk>().toEqualTypeOf<keyof Ours>()
  expectTypeOf<keyof NonNullable<Sdk['Ebs']>>().toEqualTypeOf<keyof NonNullable<Ours['Ebs']>>()
  expectTypeOf<NonNullable<Sdk['Ebs']>['VolumeType']>().toEqualTypeOf<NonNullable<Ours['Ebs']>['VolumeType']>()
  expectTypeOf<CreateImageCommandInput['SnapshotLocation']>().toEqualTypeOf<CreateImageInput['SnapshotLocation']>()
  expectTypeOf<CreateImageCommandInput['BootModeOverride']>().toEqualTypeOf<CreateImageInput['BootModeOverride']>()
})

test('the schema gives the same type', () => {
  expectTypeOf(v.parse(CreateImageInputSchema, {})).toExtend<CreateImageInput>()
  expectTypeOf(CreateImage).toEqualTypeOf<Operation<CreateImageInput, CreateImageOutput>>()
})

test('inputs are typed by the action', () => {
  encodeRequest(CreateImage, input)
  // @ts-expect-error The instance is missing.
  encodeRequest(CreateImage, { Name: 'web' })
  // @ts-expect-error There is no such member.
  encodeRequest(CreateImage, { ...input, NoRebot: true })
  // @ts-expect-error A known enumeration is typed strictly.
  toRequest(CreateImage, { ...input, SnapshotLocation: 'global' }, { region: 'us-east-1' })
  // @ts-expect-error Not both.
  toRequest(CreateImage, input, { region: 'us-east-1', endpoint: 'http://localhost' })
})

test('what is decoded is open to new values of enumerations', () => {
  const decoded = decodeRequest(CreateImage, '')
  expectTypeOf(decoded).toEqualTypeOf<Open<CreateImageInput>>()
  expectTypeOf(decoded.SnapshotLocation).toEqualTypeOf<'regional' | 'local' | (string & {}) | undefined>()
  expectTypeOf(decoded.InstanceId).toEqualTypeOf<string>()
  expectTypeOf(decoded.BlockDeviceMappings?.[0]?.Ebs?.VolumeSize).toEqualTypeOf<number | undefined>()
  expectTypeOf(decodeResponse(CreateImage, '').RequestId).toEqualTypeOf<string | undefined>()
  expectTypeOf(fromResponse(CreateImage, new Response())).resolves.toEqualTypeOf<Open<CreateImageOutput>>()
})
