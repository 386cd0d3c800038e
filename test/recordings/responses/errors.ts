import { RequestId } from './recorded.ts'

/** The document of an error: on one line, without a namespace, in every version. */
const documentOf = (code: string, message: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>${RequestId}</RequestID></Response>`

const row = (code: string, status: number, message: string, xml = message) => ({
  code,
  status,
  message,
  requestId: RequestId,
  xml: documentOf(code, xml),
})

/** Errors with the characters that EC2's texts have. */
export const errors = [
  row('InvalidAMIName.Duplicate', 400, 'AMI name standard-web-server-v1.0 is already in use by AMI ami-1a2b3c4d'),
  row('InvalidInstanceID.NotFound', 400, "The instance ID 'i-1234567890abcdef0' does not exist"),
  row('InvalidAMIID.NotFound', 400, "The image id '[ami-1234567890abcdef0]' does not exist"),
  row('InvalidAMIID.Malformed', 400, 'Invalid id: "web" (expecting "ami-...")'),
  row('DryRunOperation', 412, 'Request would have succeeded, but DryRun flag is set.'),
  row('AuthFailure', 401, 'AWS was not able to validate the provided access credentials'),
  row('RequestLimitExceeded', 503, 'Request limit exceeded.'),
  row('InternalError', 500, 'An internal error has occurred'),
  row(
    'InvalidParameterValue',
    400,
    'Value (a & b <c>) for parameter name is invalid.',
    'Value (a &amp; b &lt;c&gt;) for parameter name is invalid.',
  ),
]
