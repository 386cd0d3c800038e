export { type DecodeErrorOptions, decodeError } from './codec/decode-error.js'
export { decodeRequest } from './codec/decode-request.js'
export { decodeResponse } from './codec/decode-response.js'
export { encodeError } from './codec/encode-error.js'
export { encodeRequest } from './codec/encode-request.js'
export { encodeResponse } from './codec/encode-response.js'
export { fromResponse, type RequestOptions, toRequest } from './codec/http/client.js'
export { actionOf, fromRequest, type ResponseOptions, toErrorResponse, toResponse } from './codec/http/server.js'
export type { RequestLimits, ResponseLimits } from './codec/limits.js'
export type { Open } from './codec/open.js'
export type { ServiceErrorCode } from './errors/catalogue/catalogue.js'
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
export { isLost } from './errors/is-lost.js'
export { isRetryable } from './errors/is-retryable.js'
export * from './schemas/actions/index.js'
export type { Operation, ResponseMetadata } from './schemas/define/operation.js'
export * from './schemas/types/index.js'
