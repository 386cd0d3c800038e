export { type DecodeErrorOptions, decodeError } from './codec/decode-error.js'
export { decodeRequest } from './codec/decode-request.js'
export { decodeResponse } from './codec/decode-response.js'
export { encodeError } from './codec/encode-error.js'
export { encodeRequest } from './codec/encode-request.js'
export { encodeResponse } from './codec/encode-response.js'
export { fromResponse, type RequestOptions, toRequest } from './codec/http/client.js'
export { actionOf, fromRequest, toErrorResponse, toResponse } from './codec/http/server.js'
export type { RequestLimits, ResponseLimits } from './codec/limits.js'
export type { Open } from './codec/open.js'
export type { ServiceErrorCode } from './errors/catalogue.js'
export { CodecError, isCodecError } from './errors/codec-error.js'
export { ec2Error } from './errors/ec2-error.js'
export {
  Ec2ServiceError,
  type ErrorDetail,
  type ErrorDetails,
  isEc2ServiceError,
  type ServiceErrorEntry,
  type ServiceErrorParts,
} from './errors/ec2-service-error.js'
export { isRetryable } from './errors/is-retryable.js'
export { CreateImage, type CreateImageInput, type CreateImageOutput } from './schemas/actions/create-image.js'
export { CreateTags, type CreateTagsInput, type CreateTagsOutput } from './schemas/actions/create-tags.js'
export {
  DeleteSnapshot,
  type DeleteSnapshotInput,
  type DeleteSnapshotOutput,
} from './schemas/actions/delete-snapshot.js'
export { DeleteTags, type DeleteTagsInput, type DeleteTagsOutput } from './schemas/actions/delete-tags.js'
export {
  type DeleteSnapshotReturnCode,
  DeregisterImage,
  type DeregisterImageInput,
  type DeregisterImageOutput,
} from './schemas/actions/deregister-image.js'
export {
  DescribeImages,
  type DescribeImagesInput,
  type DescribeImagesOutput,
} from './schemas/actions/describe-images.js'
export {
  DescribeInstances,
  type DescribeInstancesInput,
  type DescribeInstancesOutput,
} from './schemas/actions/describe-instances.js'
export {
  DescribeSnapshots,
  type DescribeSnapshotsInput,
  type DescribeSnapshotsOutput,
} from './schemas/actions/describe-snapshots.js'
export type { Operation, ResponseMetadata } from './schemas/define/operation.js'
export type { BlockDeviceMapping, EbsBlockDevice, VolumeType } from './schemas/types/block-device-mapping.js'
export type { Filter } from './schemas/types/filter.js'
export type {
  Image,
  ImageWatermark,
  InstanceTypeItem,
  InstanceTypeSpecification,
  ScanResults,
} from './schemas/types/image.js'
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
} from './schemas/types/instance.js'
export type { ProductCode } from './schemas/types/product-code.js'
export type { Snapshot } from './schemas/types/snapshot.js'
export type { StateReason } from './schemas/types/state-reason.js'
export type { ImageTagSpecification, Tag } from './schemas/types/tag.js'
