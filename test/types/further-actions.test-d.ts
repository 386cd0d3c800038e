import type {
  CreateTagsCommandInput,
  DeleteSnapshotCommandInput,
  DeleteTagsCommandInput,
  DeregisterImageCommandInput,
  DeregisterImageResult,
  DescribeImagesCommandInput,
  DescribeImagesResult,
  DescribeInstancesCommandInput,
  DescribeInstancesResult,
  DescribeSnapshotsCommandInput,
  DescribeSnapshotsResult,
  Image as SdkImage,
  Instance as SdkInstance,
  Reservation as SdkReservation,
  Snapshot as SdkSnapshot,
} from '@aws-sdk/client-ec2'
import {
  type CreateTagsInput,
  type DeleteSnapshotInput,
  type DeleteTagsInput,
  type DeregisterImageInput,
  type DeregisterImageOutput,
  DescribeImages,
  type DescribeImagesInput,
  type DescribeImagesOutput,
  type DescribeInstancesInput,
  type DescribeInstancesOutput,
  type DescribeSnapshotsInput,
  type DescribeSnapshotsOutput,
  encodeRequest,
  type Image,
  type Instance,
  type Operation,
  type Reservation,
  type Snapshot,
} from 'ec2wire'
import { expectTypeOf, test } from 'vitest'

test("our inputs are accepted by the AWS SDK, whose inputs have no member that ours don't have", () => {
  expectTypeOf<CreateTagsInput>().toExtend<CreateTagsCommandInput>()
  expectTypeOf<keyof CreateTagsInput>().toEqualTypeOf<keyof CreateTagsCommandInput>()
  expectTypeOf<DeleteSnapshotInput>().toExtend<DeleteSnapshotCommandInput>()
  expectTypeOf<keyof DeleteSnapshotInput>().toEqualTypeOf<keyof DeleteSnapshotCommandInput>()
  expectTypeOf<DeleteTagsInput>().toExtend<DeleteTagsCommandInput>()
  expectTypeOf<keyof DeleteTagsInput>().toEqualTypeOf<keyof DeleteTagsCommandInput>()
  expectTypeOf<DeregisterImageInput>().toExtend<DeregisterImageCommandInput>()
  expectTypeOf<keyof DeregisterImageInput>().toEqualTypeOf<keyof DeregisterImageCommandInput>()
  expectTypeOf<DescribeImagesInput>().toExtend<DescribeImagesCommandInput>()
  expectTypeOf<keyof DescribeImagesInput>().toEqualTypeOf<keyof DescribeImagesCommandInput>()
  expectTypeOf<DescribeInstancesInput>().toExtend<DescribeInstancesCommandInput>()
  expectTypeOf<keyof DescribeInstancesInput>().toEqualTypeOf<keyof DescribeInstancesCommandInput>()
  expectTypeOf<DescribeSnapshotsInput>().toExtend<DescribeSnapshotsCommandInput>()
  expectTypeOf<keyof DescribeSnapshotsInput>().toEqualTypeOf<keyof DescribeSnapshotsCommandInput>()
})

test("the AWS SDK's outputs fit where ours are expected", () => {
  expectTypeOf<keyof Image>().toEqualTypeOf<keyof SdkImage>()
  expectTypeOf<SdkImage>().toExtend<Image>()
  expectTypeOf<Image>().toExtend<SdkImage>()
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
