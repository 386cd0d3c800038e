import * as v from 'valibot'
import { ec2Issue } from '../define/ec2-issue.js'
import { resourceId } from '../define/wire-metadata.js'

/** The ID of an image in a request: `ami-` and 8 or 17 hexadecimal digits. */
export const ImageId = /* @__PURE__ */ idOf('ami', 'InvalidAMIID.Malformed')

/** The ID of an instance in a request: `i-` and 8 or 17 hexadecimal digits. */
export const InstanceId = /* @__PURE__ */ idOf('i', 'InvalidInstanceID.Malformed')

/** The ID of a snapshot in a request: `snap-` and 8 or 17 hexadecimal digits. */
// The code is EC2's; that its texts are those of the others is inferred.
export const SnapshotId = /* @__PURE__ */ idOf('snap', 'InvalidSnapshotID.Malformed')

/** The ID of a resource of any kind in a request. */
export const AnyResourceId = /* @__PURE__ */ anyResourceId()

function idOf(prefix: string, code: string) {
  return v.pipe(
    v.string(),
    v.regex(
      new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`),
      ec2Issue(code, (id: string) =>
        id.startsWith(`${prefix}-`) ? `Invalid id: "${id}"` : `Invalid id: "${id}" (expecting "${prefix}-...")`,
      ),
    ),
    resourceId(prefix),
  )
}

function anyResourceId() {
  return v.pipe(
    v.string(),
    v.regex(
      /^[a-z]+(?:-[a-z]+)*-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
      ec2Issue('InvalidID', (id: string) => `The ID '${id}' is not valid`),
    ),
    // One of the many kinds, for inputs that are made up.
    resourceId('i'),
  )
}
