import type * as sdk from '@aws-sdk/client-ec2'
import type {
  DeregisterImageResult,
  DescribeImagesResult,
  DescribeInstancesResult,
  DescribeSnapshotsResult,
  Image as SdkImage,
  Instance as SdkInstance,
  Reservation as SdkReservation,
  Snapshot as SdkSnapshot,
} from '@aws-sdk/client-ec2'
import type * as ec2wire from 'ec2wire'
import {
  type DeregisterImageOutput,
  DescribeImages,
  type DescribeImagesInput,
  type DescribeImagesOutput,
  type DescribeInstancesOutput,
  type DescribeSnapshotsOutput,
  encodeRequest,
  type Image,
  type Instance,
  type Operation,
  type Reservation,
  type Snapshot,
} from 'ec2wire'
import { expectTypeOf, test } from 'vitest'

type Ours = typeof ec2wire
type Theirs = typeof sdk

/** The names of all operations. */
type Action = { [Name in keyof Ours]: Ours[Name] extends Operation<unknown, object> ? Name : never }[keyof Ours]

type OurInput<Name extends Action> = Ours[Name] extends Operation<infer Input, object> ? Input : never
type TheirInput<Name extends Action> = NonNullable<ConstructorParameters<Theirs[`${Name}Command`]>[0]>

/** The actions whose inputs the AWS SDK does not accept. */
type Rejected = { [Name in Action]: OurInput<Name> extends TheirInput<Name> ? never : Name }[Action]

/** The members of inputs that only one side has. */
type Different = {
  [Name in Action]:
    | Exclude<keyof OurInput<Name>, keyof TheirInput<Name>>
    | Exclude<keyof TheirInput<Name>, keyof OurInput<Name>>
}[Action]

test('the AWS SDK accepts our inputs, and both have the same members', () => {
  expectTypeOf<'CreateImage' | 'DescribeInstances'>().toExtend<Action>()
  expectTypeOf<Rejected>().toEqualTypeOf<never>()
  expectTypeOf<Different>().toEqualTypeOf<never>()
})

test("the AWS SDK's outputs fit where ours are expected", () => {
  expectTypeOf<keyof Image>().toEqualTypeOf<keyof SdkImage>()
  expectTypeOf<SdkImage>().toExtend<Image>()
  // EC2 writes windows, though the SDK's type says Windows: boto/boto3#2066, aws/aws-sdk-go-v2#2588.
  expectTypeOf<Omit<Image, 'Platform'>>().toExtend<Omit<SdkImage, 'Platform'>>()
  expectTypeOf<Image['Platform']>().toEqualTypeOf<'windows' | 'Windows' | undefined>()
  expectTypeOf<keyof Snapshot>().toEqualTypeOf<keyof SdkSnapshot>()
  expectTypeOf<SdkSnapshot>().toExtend<Snapshot>()
  expectTypeOf<Snapshot>().toExtend<SdkSnapshot>()
  expectTypeOf<keyof Reservation>().toEqualTypeOf<keyof SdkReservation>()
  expectTypeOf<SdkInstance>().toExtend<Instance>()
  expectTypeOf<keyof Instance>().toExtend<keyof SdkInstance>()
  expectTypeOf<DescribeImagesResult>().toExtend<DescribeImagesOutput>()
  expectTypeOf<DescribeInstancesResult>().toExtend<DescribeInstancesOutput>()
  expectTypeOf<DescribeSnapshotsResult>().toExtend<DescribeSnapshotsOutput>()
  expectTypeOf<DeregisterImageResult>().toExtend<DeregisterImageOutput>()
})

test('inputs are typed by the action', () => {
  expectTypeOf(DescribeImages).toEqualTypeOf<Operation<DescribeImagesInput, DescribeImagesOutput>>()
  encodeRequest(DescribeImages, {})
  // @ts-expect-error There is no such member.
  encodeRequest(DescribeImages, { ImageId: ['ami-0123456789abcdef0'] })
})
