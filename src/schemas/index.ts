export { BlockDeviceMapping, EbsBlockDevice, VolumeType } from './block-device-mapping.js'
export { ChangedTag } from './changed-tags.js'
export { CreateImage, CreateImageInput, CreateImageOutput } from './create-image.js'
export { CreateTags, CreateTagsInput, CreateTagsOutput } from './create-tags.js'
export { DeleteSnapshot, DeleteSnapshotInput, DeleteSnapshotOutput } from './delete-snapshot.js'
export { DeleteTags, DeleteTagsInput, DeleteTagsOutput } from './delete-tags.js'
export {
  DeleteSnapshotReturnCode,
  DeregisterImage,
  DeregisterImageInput,
  DeregisterImageOutput,
} from './deregister-image.js'
export { DescribeImages, DescribeImagesInput, DescribeImagesOutput } from './describe-images.js'
export { DescribeInstances, DescribeInstancesInput, DescribeInstancesOutput } from './describe-instances.js'
export { DescribeSnapshots, DescribeSnapshotsInput, DescribeSnapshotsOutput } from './describe-snapshots.js'
export { Filter } from './filters.js'
export { AnyResourceId, ImageId, InstanceId, SnapshotId } from './ids.js'
export {
  Image,
  ImageBlockDeviceMapping,
  ImageWatermark,
  InstanceTypeItem,
  InstanceTypeSpecification,
  ScanResults,
} from './image.js'
export {
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
} from './instance.js'
export { type Operation, type OperationParts, operation, type ResponseMetadata } from './operation.js'
export { ProductCode } from './product-code.js'
export { type Refusal, type RefusalMessage, refusalOf, refuse, refuseValue } from './refuse.js'
export { ResourceTag } from './resource-tag.js'
export { type RetryClass, type ServiceErrorCode, type ServiceErrorFacts, serviceErrors } from './service-errors.js'
export { Snapshot } from './snapshot.js'
export { StateReason } from './state-reason.js'
export { ImageTagSpecification, Tag } from './tags.js'
export {
  idempotencyToken,
  resourceId,
  type TimestampFormat,
  timestampFormat,
  type WireName,
  wireName,
  type XmlList,
  xmlList,
} from './wire.js'
