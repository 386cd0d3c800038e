import * as v from 'valibot'
import { invalidId, malformedId, missingParameter } from '../../errors/catalogue/texts.js'
import { type Ec2IssueMessage, ec2Issue } from '../define/ec2-issue.js'
import { resourceId } from '../define/wire-metadata.js'

/** The ID of an image in a request: `ami-` and 8 or 17 hexadecimal digits. */
export const ImageId = /* @__PURE__ */ idOf('ami', 'InvalidAMIID.Malformed', 'ImageId')

/** The ID of an instance in a request: `i-` and 8 or 17 hexadecimal digits. */
export const InstanceId = /* @__PURE__ */ idOf('i', 'InvalidInstanceID.Malformed', 'InstanceId')

/** The ID of a snapshot in a request: `snap-` and 8 or 17 hexadecimal digits. */
// The code is EC2's. The text is inferred from the codes for images and instances.
export const SnapshotId = /* @__PURE__ */ idOf('snap', 'InvalidSnapshotID.Malformed', 'SnapshotId')

/** The ID of a resource of any kind in a request. */
export const AnyResourceId = /* @__PURE__ */ anyResourceId()

/**
 * Returns the pattern of the IDs that begin with a prefix, such as `ami`. EC2 is less strict with some IDs: it answered
 * NotFound to `ami-fake123` (aws/aws-sdk#97, 2021), and Malformed to `ami-415f6d2x`. It varies by Region and length
 * (cloud-custodian/cloud-custodian#3630), so that the simulator takes the documented forms only.
 */
export function idPattern(prefix: string): RegExp {
  return new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`)
}

function idOf(prefix: string, code: string, parameter: string) {
  return v.pipe(
    v.string(),
    v.regex(
      idPattern(prefix),
      orMissing(
        parameter,
        ec2Issue(code, (id: string) => malformedId(id, prefix)),
      ),
    ),
    resourceId(prefix),
  )
}

function anyResourceId() {
  return v.pipe(
    v.string(),
    // Inferred from the IDs of one kind: the error for an empty ID.
    v.regex(idPattern('[a-z]+(?:-[a-z]+)*'), orMissing('ResourceId', ec2Issue('InvalidID', invalidId))),
    // Any kind will do for generated inputs.
    resourceId('i'),
  )
}

/** EC2 takes an empty ID for a missing one, and calls it as the request does. */
function orMissing(parameter: string, message: Ec2IssueMessage): Ec2IssueMessage {
  const missing = ec2Issue('MissingParameter', missingParameter(parameter))
  return (issue) => (issue.input === '' ? missing : message)(issue)
}
