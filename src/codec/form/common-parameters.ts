/**
 * The parameters that every action accepts, including those of SigV4 and SigV2 signatures. An action's own member of the
 * same name takes precedence.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
 */
export const commonParameters: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'Action',
  'Version',
  'X-Amz-Algorithm',
  'X-Amz-Content-Sha256',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'AWSAccessKeyId',
  'Expires',
  'SecurityToken',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'Timestamp',
])
