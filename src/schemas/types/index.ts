export { BlockDeviceMapping, EbsBlockDevice } from './block-device-mapping.js'
export { Filter } from './filter.js'
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
export { Platform } from './platform.js'
export { ProductCode } from './product-code.js'
export { AnyResourceId, ImageId, InstanceId, SnapshotId } from './resource-ids.js'
export { ResourceTag } from './resource-tag.js'
export { Snapshot } from './snapshot.js'
export { StateReason } from './state-reason.js'
export { ImageTagSpecification, Tag } from './tag.js'
export { ChangedTag, NewTag } from './tag-changes.js'
export { VolumeType } from './volume-type.js'
