import { emptyDevices, unknownVolumeType } from './device-texts.js'
import * as text from './texts.js'

/** The codes of `serviceErrors`. */
export type ServiceErrorCode = keyof typeof catalogueTexts

/** EC2's text for each code. Values of AWS's documentation stand in the places of names and IDs. */
export const catalogueTexts = /* @__PURE__ */ Object.freeze({
  AuthFailure: 'AWS was not able to validate the provided access credentials',
  Blocked: 'Your account is currently blocked. Contact aws-verification@amazon.com if you have questions.',
  DryRunOperation: 'Request would have succeeded, but DryRun flag is set.',
  EC2ThrottledException: text.requestLimitExceeded,
  FilterLimitExceeded: text.tooManyFilterValues,
  IncompleteSignature: 'The request signature does not conform to AWS standards.',
  IncorrectInstanceState: text.incorrectInstanceState(),
  IncorrectState: text.snapshotNotCompleted(),
  InsufficientInstanceCapacity: 'Insufficient capacity for instance type t3.micro',
  InternalError: 'An internal error has occurred',
  InvalidAction: text.invalidAction(),
  'InvalidAMIID.Malformed': text.malformedId('ami', 'ami'),
  'InvalidAMIID.NotFound': text.imagesNotFound(),
  'InvalidAMIID.Unavailable': text.imageUnavailable(),
  'InvalidAMIName.Duplicate': text.imageNameInUse(),
  'InvalidAMIName.Malformed': text.malformedImageName,
  InvalidBlockDeviceMapping: emptyDevices(),
  InvalidCharacter: text.invalidCharacter,
  InvalidClientTokenId: 'The security token included in the request is invalid.',
  'InvalidGroup.NotFound': "The security group 'web' does not exist in default VPC 'vpc-1234567890abcdef0'",
  InvalidID: text.invalidId(),
  'InvalidInstanceID.Malformed': text.malformedId('i', 'i'),
  'InvalidInstanceID.NotFound': text.instancesNotFound(),
  'InvalidKeyPair.Duplicate': "The keypair 'my-key-pair' already exists.",
  'InvalidKeyPair.NotFound': "The key pair 'my-key-pair' does not exist",
  InvalidPaginationToken: 'The specified pagination token is not valid or is expired.',
  InvalidParameter: 'A parameter specified in a request is not valid.',
  InvalidParameterCombination: text.idsWithMaxResults(),
  InvalidParameterValue: 'A value specified in a parameter is not valid.',
  // Both spaces are EC2's.
  'InvalidPermission.Malformed': 'Unsupported IP protocol "all"  - supported: [tcp, udp, icmp]',
  InvalidRequest: 'The request is not valid.',
  'InvalidSnapshot.InUse': text.snapshotInUse(),
  'InvalidSnapshot.NotFound': text.snapshotNotFound(),
  'InvalidSnapshotID.Malformed': text.malformedId('snap', 'snap'),
  'InvalidSpotInstanceRequestID.NotFound': "The spot instance request ID 'sir-12345678' does not exist",
  'InvalidTagKey.Malformed':
    "The tag key ‘aws:name’ is not valid. Tag keys starting with 'aws:' are reserved for internal use.",
  'InvalidUserID.Malformed': text.malformedUserId(),
  'InvalidVolume.NotFound': text.volumeNotFound(),
  MalformedQueryString: text.malformedQueryString,
  MissingAction: text.missingAction,
  MissingAuthenticationToken: 'The request must contain a valid (registered) AWS access key ID.',
  MissingParameter: text.missingParameter(),
  NoSuchVersion: text.noSuchVersion(),
  OperationNotPermitted: text.imageProtected(),
  OptInRequired: 'You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.',
  PendingVerification: 'Your account is pending verification.',
  RequestExpired: 'Request has expired.',
  RequestLimitExceeded: text.requestLimitExceeded,
  ResourceLimitExceeded:
    'You have reached your quota of 5 for the number of public images allowed in this Region. Deregister unused public images or make them private, or request an increase in your public AMIs quota.',
  ServiceUnavailable: text.serviceUnavailable,
  SignatureDoesNotMatch:
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  SnapshotCreationPerVolumeRateExceeded:
    'The maximum per volume CreateSnapshot request rate has been exceeded. Use an increasing or variable sleep interval between requests.',
  TagLimitExceeded: text.tagLimitExceeded,
  Throttling: 'Rate exceeded',
  UnauthorizedOperation: 'You are not authorized to perform this operation.',
  Unavailable: text.serviceUnavailable,
  UnknownParameter: text.unknownParameter(),
  UnknownVolumeType: unknownVolumeType(),
  UnsupportedOperation: 'The requested operation is not supported.',
})

/** All other codes have status 400. */
const statuses: { readonly [code: string]: number } = {
  AuthFailure: 401,
  DryRunOperation: 412,
  EC2ThrottledException: 503,
  InternalError: 500,
  InvalidClientTokenId: 403,
  MissingAuthenticationToken: 403,
  OptInRequired: 401,
  RequestLimitExceeded: 503,
  ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403,
  Unavailable: 503,
  UnauthorizedOperation: 403,
}

/** Returns the HTTP status that EC2 sends with a code. Needs less of the catalogue than `serviceErrors`. */
export function statusOf(code: string): number {
  return (Object.hasOwn(statuses, code) ? statuses[code] : undefined) ?? 400
}
