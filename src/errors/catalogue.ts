/** How a client may react to an error: wait and send it again, send it again, or correct its clock first. */
export type RetryClass = 'throttling' | 'transient' | 'clock-skew'

/** What is known of one of EC2's error codes. */
export interface ServiceErrorFacts {
  /** The HTTP status. Default 400. */
  readonly status?: number
  /** EC2's text; where EC2 names a resource, one of AWS's documentation values stands for it. */
  readonly text: string
  /** Default: do not send the same request again. */
  readonly retry?: RetryClass
}

/** The codes of {@link serviceErrors}. */
export type ServiceErrorCode = keyof typeof catalogue

const catalogue = {
  AuthFailure: {
    status: 401,
    text: 'AWS was not able to validate the provided access credentials',
    retry: 'clock-skew',
  },
  Blocked: { text: 'Your account is currently blocked. Contact aws-verification@amazon.com if you have questions.' },
  DryRunOperation: { status: 412, text: 'Request would have succeeded, but DryRun flag is set.' },
  EC2ThrottledException: { status: 503, text: 'Request limit exceeded.', retry: 'throttling' },
  IncompleteSignature: { text: 'The request signature does not conform to AWS standards.' },
  IncorrectInstanceState: { text: "The instance 'i-1234567890abcdef0' is not in a valid state for this operation." },
  IncorrectState: { text: "Snapshot 'snap-1234567890abcdef0' is not 'completed'." },
  InternalError: { status: 500, text: 'An internal error has occurred', retry: 'transient' },
  InvalidAction: { text: 'The action is not valid for this web service.' },
  'InvalidAMIID.Malformed': { text: 'Invalid id: "ami" (expecting "ami-...")' },
  'InvalidAMIID.NotFound': { text: "The image id '[ami-0123456789abcdef0]' does not exist" },
  'InvalidAMIID.Unavailable': { text: "The image ID 'ami-0123456789abcdef0' is no longer available" },
  'InvalidAMIName.Duplicate': {
    text: 'AMI name standard-web-server-v1.0 is already in use by AMI ami-0123456789abcdef0',
  },
  'InvalidAMIName.Malformed': {
    text: "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
  },
  InvalidBlockDeviceMapping: { text: 'Either snapshot ID or volume size must be provided for: /dev/sdh' },
  InvalidCharacter: { text: 'A specified character is invalid.' },
  InvalidClientTokenId: { status: 403, text: 'The security token included in the request is invalid.' },
  InvalidID: { text: "The ID 'ami' is not valid" },
  'InvalidInstanceID.Malformed': { text: 'Invalid id: "i" (expecting "i-...")' },
  'InvalidInstanceID.NotFound': { text: "The instance ID 'i-1234567890abcdef0' does not exist" },
  InvalidPaginationToken: { text: 'The specified pagination token is not valid or is expired.' },
  InvalidParameter: { text: 'A parameter specified in a request is not valid.' },
  InvalidParameterCombination: { text: 'The parameter instancesSet cannot be used with the parameter maxResults' },
  InvalidParameterValue: { text: 'A value specified in a parameter is not valid.' },
  InvalidRequest: { text: 'The request is not valid.' },
  'InvalidSnapshot.InUse': {
    text: 'The snapshot snap-1234567890abcdef0 is currently in use by ami-0123456789abcdef0',
  },
  'InvalidSnapshot.NotFound': { text: "The snapshot 'snap-1234567890abcdef0' does not exist." },
  'InvalidSnapshotID.Malformed': { text: 'Invalid id: "snap" (expecting "snap-...")' },
  'InvalidTagKey.Malformed': {
    text: "The tag key ‘aws:name’ is not valid. Tag keys starting with 'aws:' are reserved for internal use.",
  },
  'InvalidUserID.Malformed': { text: 'Invalid user id: "user"' },
  MalformedQueryString: { text: 'The query string contains a syntax error.' },
  MissingAction: { text: 'The request is missing an action or a required parameter.' },
  MissingAuthenticationToken: { status: 403, text: 'The request must contain a valid (registered) AWS access key ID.' },
  MissingParameter: { text: 'The request must contain the parameter InstanceId' },
  NoSuchVersion: { text: 'The requested version of service AmazonEC2 does not exist' },
  OptInRequired: {
    status: 401,
    text: 'You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.',
  },
  PendingVerification: { text: 'Your account is pending verification.' },
  RequestExpired: { text: 'Request has expired.', retry: 'clock-skew' },
  RequestLimitExceeded: { status: 503, text: 'Request limit exceeded.', retry: 'throttling' },
  ResourceLimitExceeded: {
    text: 'You have reached your quota of 5 for the number of public images allowed in this Region. Deregister unused public images or make them private, or request an increase in your public AMIs quota.',
  },
  ServiceUnavailable: {
    status: 503,
    text: 'The service is unavailable. Please try again shortly.',
    retry: 'transient',
  },
  SignatureDoesNotMatch: {
    status: 403,
    text: 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    retry: 'clock-skew',
  },
  SnapshotCreationPerVolumeRateExceeded: {
    text: 'The maximum per volume CreateSnapshot request rate has been exceeded. Use an increasing or variable sleep interval between requests.',
  },
  TagLimitExceeded: { text: 'The maximum number of Tags for a resource has been reached.' },
  Throttling: { text: 'Rate exceeded', retry: 'throttling' },
  Unavailable: { status: 503, text: 'The service is unavailable. Please try again shortly.', retry: 'transient' },
  UnauthorizedOperation: { status: 403, text: 'You are not authorized to perform this operation.' },
  UnknownParameter: { text: 'The parameter is not recognized' },
  UnsupportedOperation: { text: 'The requested operation is not supported.' },
} as const satisfies Record<string, ServiceErrorFacts>

/**
 * The error codes of EC2 that calls about images can meet, with their statuses, texts and retry classes.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export const serviceErrors: Readonly<Record<ServiceErrorCode, ServiceErrorFacts>> = catalogue
