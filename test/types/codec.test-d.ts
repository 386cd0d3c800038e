import type { CreateImageCommandInput } from '@aws-sdk/client-ec2'
import {
  CreateImage,
  CreateImageInput,
  type CreateImageOutput,
  decodeRequest,
  decodeResponse,
  encodeRequest,
  fromRequest,
  fromResponse,
  type Open,
  type Operation,
  toRequest,
  toResponse,
} from 'ec2wire'
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
  expectTypeOf(v.parse(CreateImageInput, {})).toExtend<CreateImageInput>()
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

test('a client function for every action needs no casts', () => {
  async function call<I, O extends object>(operation: Operation<I, O>, input: I): Promise<Open<O>> {
    const response = await fetch(toRequest(operation, input, { region: 'us-east-1' }))
    return fromResponse(operation, response)
  }
  expectTypeOf(call(CreateImage, input)).resolves.toEqualTypeOf<Open<CreateImageOutput>>()
  // @ts-expect-error The name is missing.
  void call(CreateImage, { InstanceId: 'i-1234567890abcdef0' })
})

test('a server function for every action needs no casts', () => {
  async function answer<I, O extends object>(
    operation: Operation<I, O>,
    request: Request,
    respond: (input: Open<I>) => O,
  ): Promise<Response> {
    return toResponse(operation, respond(await fromRequest(operation, request)))
  }
  void answer(CreateImage, new Request('http://localhost'), ({ Name }) => ({ ImageId: Name }))
})

test('a decoded input is encoded again after its check', () => {
  const decoded = decodeRequest(CreateImage, '')
  encodeRequest(CreateImage, v.parse(CreateImageInput, decoded))
  // @ts-expect-error It may hold a value that is not known yet.
  encodeRequest(CreateImage, decoded)
})
