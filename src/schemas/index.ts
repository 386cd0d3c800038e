export { type RetryClass, type ServiceErrorCode, type ServiceErrorFacts, serviceErrors } from '../errors/catalogue.js'
export { CreateImage, CreateImageInput, CreateImageOutput } from './actions/create-image.js'
export { CreateTags, CreateTagsInput, CreateTagsOutput } from './actions/create-tags.js'
export { DeleteSnapshot, DeleteSnapshotInput, DeleteSnapshotOutput } from './actions/delete-snapshot.js'
export { DeleteTags, DeleteTagsInput, DeleteTagsOutput } from './actions/delete-tags.js'
export {
  DeleteSnapshotReturnCode,
  DeregisterImage,
  DeregisterImageInput,
  DeregisterImageOutput,
} from './actions/deregister-image.js'
export { DescribeImages, DescribeImagesInput, DescribeImagesOutput } from './actions/describe-images.js'
export { DescribeInstances, DescribeInstancesInput, DescribeInstancesOutput } from './actions/describe-instances.js'
export { DescribeSnapshots, DescribeSnapshotsInput, DescribeSnapshotsOutput } from './actions/describe-snapshots.js'
export {
  type Ec2Issue,
  type Ec2IssueMessage,
  ec2Issue,
  ec2IssueOf,
  ec2ValueIssue,
  type Refusal,
  type RefusalMessage,
  refusalOf,
  refuse,
  refuseValue,
} from './define/ec2-issue.js'
export { type Operation, type OperationParts, operation, type ResponseMetadata } from './define/operation.js'
export {
  idempotencyToken,
  resourceId,
  type TimestampFormat,
  timestampFormat,
  type WireName,
  wireName,
  type XmlList,
  xmlList,
} from './define/wire-metadata.js'
export { BlockDeviceMapping, EbsBlockDevice, VolumeType } from './types/block-device-mapping.js'
export { Filter } from './types/filter.js'
export {
  Image,
  ImageBlockDeviceMapping,
  ImageWatermark,
  InstanceTypeItem,
  InstanceTypeSpecification,
  ScanResults,
} from './types/image.js'
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
} from './types/instance.js'
export { ProductCode } from './types/product-code.js'
export { AnyResourceId, ImageId, InstanceId, SnapshotId } from './types/resource-ids.js'
export { ResourceTag } from './types/resource-tag.js'
export { Snapshot } from './types/snapshot.js'
export { StateReason } from './types/state-reason.js'
export { ImageTagSpecification, Tag } from './types/tag.js'
export { ChangedTag } from './types/tag-changes.js'
