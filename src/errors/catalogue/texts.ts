/*
 * EC2's texts that repeat a value, or that several files need. All other texts stand in catalogue.ts, which is made of
 * these. Parameters default to the values of AWS's documentation. Each text is a statement of its own, so that bundlers
 * drop the texts that a page does not use.
 */
import { echoValue } from '../format-value.js'

// Parameters

/** EC2 puts spaces around some values; see {@link invalidSpacedValue}. */
export function invalidValue(value: unknown, parameter: string, reason: string): string {
  return `Value (${echoValue(value)}) for parameter ${parameter} is invalid. ${reason}`
}

export function invalidSpacedValue(value: unknown, parameter: string, reason: string): string {
  return `Value ( ${echoValue(value)} ) for parameter ${parameter} is invalid. ${reason}`
}

export function missingParameter(parameter = 'InstanceId'): string {
  return `The request must contain the parameter ${parameter}`
}

export function unknownParameter(part?: string): string {
  return `The parameter ${part === undefined ? '' : `${echoValue(part)} `}is not recognized`
}

export function repeatedParameter(part: string): string {
  return `The parameter '${echoValue(part)}' may only be specified once.`
}

/** @param why `for gp2 volumes`, `by CreateImage` */
export function unsupportedParameter(parameter: string, why: string): string {
  return `The parameter ${parameter} is not supported ${why}.`
}

/** @param ids The parameter as EC2 calls it in its texts: `instancesSet`. */
export function idsWithMaxResults(ids = 'instancesSet'): string {
  return parametersExclude(ids, 'maxResults')
}

export function parametersExclude(one: string, other: string): string {
  return `The parameter ${one} cannot be used with the parameter ${other}`
}

export function invalidFilter(name: string): string {
  return `The filter '${echoValue(name)}' is invalid`
}

/** EC2 has the code `FilterLimitExceeded` for this text and the next one. */
export const tooManyFilterValues = 'The maximum number of filter values specified on a single call is 200'

export const longFilterValue = 'The maximum length for a filter value is 255 characters'

/** @param sequence A backslash, and the character after it. */
export function invalidEscape(sequence: string | undefined): string {
  return `Invalid filter value: The escape sequence '${echoValue(sequence)}' is invalid`
}

/** The text of `DescribeImages`. */
export const invalidNextToken = 'The NextToken is invalid.'

/** The text of `DescribeInstances`. */
export const unparsableToken = 'Unable to parse pagination token'

export const disabledWithoutInclude =
  "When filtering by the 'disabled' state, 'IncludeDisabled' must be set to 'true' in the request."

export function malformedUserId(id = 'user'): string {
  return `Invalid user id: "${echoValue(id)}"`
}

// Requests

export function invalidAction(action?: string): string {
  return `The action ${action === undefined ? '' : `${echoValue(action)} `}is not valid for this web service.`
}

export const missingAction = 'The request is missing an action or a required parameter.'

export function noSuchVersion(version?: string): string {
  const named = version === undefined ? '' : `(${echoValue(version)}) `
  return `The requested version ${named}of service AmazonEC2 does not exist`
}

export const malformedQueryString = 'The query string contains a syntax error.'

export const invalidCharacter = 'A specified character is invalid.'

/** Inferred. */
export function requestTooLarge(what: string, limit: number): string {
  return `The request is larger than what is accepted: ${what} (at most ${limit}).`
}

export const requestLimitExceeded = 'Request limit exceeded.'

export function throttledAction(accountId: string, action: string): string {
  return `${requestLimitExceeded} Account ${accountId} has been throttled on ec2:${action} because it exceeded its request rate limit.`
}

export const serviceUnavailable = 'The service is unavailable. Please try again shortly.'

// Resource IDs

/** @param prefix `ami` for `ami-0123456789abcdef0` */
export function malformedId(id: string, prefix: string): string {
  const invalid = `Invalid id: "${echoValue(id)}"`
  return id.startsWith(`${prefix}-`) ? invalid : `${invalid} (expecting "${prefix}-...")`
}

export function invalidId(id = 'ami'): string {
  return `The ID '${echoValue(id)}' is not valid`
}

export function instancesNotFound(ids: readonly string[] = ['i-1234567890abcdef0']): string {
  return ids.length === 1
    ? `The instance ID '${echoValue(ids[0])}' does not exist`
    : `The instance IDs '${ids.map(echoValue).join(', ')}' do not exist`
}

export function imagesNotFound(ids: readonly string[] = ['ami-0123456789abcdef0']): string {
  return ids.length === 1
    ? `The image id '[${echoValue(ids[0])}]' does not exist`
    : `The image ids '[${ids.map(echoValue).join(', ')}]' do not exist`
}

export function snapshotNotFound(id = 'snap-1234567890abcdef0'): string {
  return `The snapshot '${echoValue(id)}' does not exist.`
}

export function volumeNotFound(id = 'vol-1234567890abcdef0'): string {
  return `The volume '${echoValue(id)}' does not exist.`
}

// Images

/** EC2's text lists fewer characters than EC2 accepts. */
export const malformedImageName =
  "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'"

export function imageNameInUse(name = 'standard-web-server-v1.0', imageId = 'ami-0123456789abcdef0'): string {
  return `AMI name ${echoValue(name)} is already in use by AMI ${imageId}`
}

export function imageUnavailable(id = 'ami-0123456789abcdef0'): string {
  return `The image ID '${echoValue(id)}' is no longer available`
}

export function imageNotAuthorized(id: string): string {
  return `Not authorized for image:${echoValue(id)}`
}

/** Seen in openshift/installer's code. */
export const imageOfBackup =
  'This image is managed by AWS Backup and cannot be deleted via EC2 APIs. To delete this image, please use the AWS Backup APIs, CLI, or console.'

/** Inferred. */
export function imageProtected(id = 'ami-0123456789abcdef0'): string {
  return `The image '${echoValue(id)}' is protected from deregistration`
}

// Instances

/** EC2 has this text for other actions. */
export function incorrectInstanceState(id = 'i-1234567890abcdef0'): string {
  return `The instance '${echoValue(id)}' is not in a valid state for this operation.`
}

export function instanceNotInSourceState(id: string): string {
  return `Invalid value '${echoValue(id)}' for instanceId. Instance is not in state 'running' or 'stopping' or 'stopped'`
}

/** EC2 has this reason for StartInstances. Inferred for CreateImage. */
export function instanceWithoutRootVolume(id: string, device: string): string {
  return `Invalid value '${echoValue(id)}' for instanceId. Instance does not have a volume attached at root (${echoValue(device)})`
}

// Snapshots

export function snapshotNotCompleted(id = 'snap-1234567890abcdef0'): string {
  return `Snapshot '${echoValue(id)}' is not 'completed'.`
}

export function snapshotInUse(id = 'snap-1234567890abcdef0', imageId = 'ami-0123456789abcdef0'): string {
  return `The snapshot ${echoValue(id)} is currently in use by ${imageId}`
}

/** Seen in openshift/installer#9964. */
export const snapshotOfBackup =
  'This snapshot is managed by the AWS Backup service and cannot be deleted via EC2 APIs. If you wish to delete this snapshot, please do so via the Backup console.'

// Tags

export const reservedTagKey = "Tag keys starting with 'aws:' are reserved for internal use"

/** Seen for a tag specification of another action, without its code. */
export const missingTagKey = 'Tag key must have a value'

export const missingTagValue = 'Tag value cannot be null. Use empty string instead.'

/** Of `CreateTags` and `DeleteTags`. Seen for an empty key of `CreateTags`. Inferred for `null` and for `DeleteTags`. */
export function missingChangedKey(shown: "''" | 'null'): string {
  return invalidSpacedValue(shown, 'Tag key', 'Tag key cannot be null or empty.')
}

export function missingNewValue(key: string | undefined): string {
  return invalidSpacedValue(key, 'value', missingTagValue)
}

export const missingNewTags =
  'Value ( empty ) for parameter tagSet is invalid. You must specify one or more tags to create'

export const emptyTagSpecification = 'Tag specification must have at least one tag'

export const longTagKey = 'Tag key exceeds the maximum length of 128 characters'

export const longTagValue = 'Tag value exceeds the maximum length of 256 characters'

export function duplicateTagKey(key: string | undefined): string {
  return `Duplicate tag key '${echoValue(key)}' specified.`
}

export const tagLimitExceeded = 'The maximum number of Tags for a resource has been reached.'

export const missingTagType = 'Tag specification resource type must have a value'

export function notTaggable(type: unknown): string {
  return `'${echoValue(type)}' is not a valid taggable resource type for this operation.`
}
