export { parse, safeParse } from 'valibot'
export type { ServiceErrorCode } from '../errors/catalogue/catalogue.js'
export type { Evidence } from '../errors/catalogue/evidence.js'
export { type ServiceErrorFacts, serviceErrors } from '../errors/catalogue/service-errors.js'
export type { RetryClass } from '../errors/retry-rules.js'
export * from './actions/index.js'
export {
  type Ec2Issue,
  type Ec2IssueMessage,
  type Ec2Problem,
  ec2Issue,
  ec2IssueOf,
  ec2Rule,
  ec2ValueIssue,
  type Refusal,
  type RefusalMessage,
  refusalOf,
  refuse,
  refuseValue,
  whenMissing,
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
export * from './types/index.js'
