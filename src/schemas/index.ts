export { BlockDeviceMapping, EbsBlockDevice, VolumeType } from './block-device-mapping.js'
export { CreateImage, CreateImageInput, CreateImageOutput } from './create-image.js'
export { type Operation, type OperationParts, operation, type ResponseMetadata } from './operation.js'
export { type Refusal, type RefusalMessage, refusalOf, refuse, refuseValue } from './refuse.js'
export { type RetryClass, type ServiceErrorCode, type ServiceErrorFacts, serviceErrors } from './service-errors.js'
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
