export { CodecError, isCodecError } from './codec/codec-error.js'
export { type DecodeErrorOptions, decodeError } from './codec/decode-error.js'
export { decodeRequest } from './codec/decode-request.js'
export { decodeResponse } from './codec/decode-response.js'
export { ec2Error } from './codec/ec2-error.js'
export { encodeError } from './codec/encode-error.js'
export { encodeRequest } from './codec/encode-request.js'
export { encodeResponse } from './codec/encode-response.js'
export { fromResponse, type RequestOptions, toRequest } from './codec/http-client.js'
export { actionOf, fromRequest, toErrorResponse, toResponse } from './codec/http-server.js'
export { isRetryable } from './codec/is-retryable.js'
export type { RequestLimits, ResponseLimits } from './codec/limits.js'
export type { Open } from './codec/open.js'
export {
  Ec2ServiceError,
  type ErrorDetail,
  type ErrorDetails,
  isEc2ServiceError,
  type ServiceErrorEntry,
  type ServiceErrorParts,
} from './codec/service-error.js'
export type { BlockDeviceMapping, EbsBlockDevice, VolumeType } from './schemas/block-device-mapping.js'
export { CreateImage, type CreateImageInput, type CreateImageOutput } from './schemas/create-image.js'
export { CreateTags, type CreateTagsInput, type CreateTagsOutput } from './schemas/create-tags.js'
export { DeleteSnapshot, type DeleteSnapshotInput, type DeleteSnapshotOutput } from './schemas/delete-snapshot.js'
export { DeleteTags, type DeleteTagsInput, type DeleteTagsOutput } from './schemas/delete-tags.js'
export {
  type DeleteSnapshotReturnCode,
  DeregisterImage,
  type DeregisterImageInput,
  type DeregisterImageOutput,
} from './schemas/deregister-image.js'
export { DescribeImages, type DescribeImagesInput, type DescribeImagesOutput } from './schemas/describe-images.js'
export {
  DescribeInstances,
  type DescribeInstancesInput,
  type DescribeInstancesOutput,
} from './schemas/describe-instances.js'
export {
  DescribeSnapshots,
  type DescribeSnapshotsInput,
  type DescribeSnapshotsOutput,
} from './schemas/describe-snapshots.js'
export type { Filter } from './schemas/filters.js'
export type {
  Image,
  ImageWatermark,
  InstanceTypeItem,
  InstanceTypeSpecification,
  ScanResults,
} from './schemas/image.js'
export type {
  EbsInstanceBlockDevice,
  GroupIdentifier,
  IamInstanceProfile,
  Instance,
  InstanceBlockDeviceMapping,
  InstanceState,
  Monitoring,
  OperatorResponse,
  Placement,
  Reservation,
} from './schemas/instance.js'
export type { Operation, ResponseMetadata } from './schemas/operation.js'
export type { ProductCode } from './schemas/product-code.js'
export type { ServiceErrorCode } from './schemas/service-errors.js'
export type { Snapshot } from './schemas/snapshot.js'
export type { StateReason } from './schemas/state-reason.js'
export type { ImageTagSpecification, Tag } from './schemas/tags.js'
