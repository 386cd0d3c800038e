import type { Operation } from 'ec2wire'

/** A document in the form of EC2's answers: our own values; EC2's elements, their order and white space. */
export interface RecordedResponse {
  readonly name: string
  readonly operation: Operation<unknown, object>
  readonly xml: string
  /** What the document says, without the members that ec2wire does not have. */
  readonly output: object
  /** Whether our encoder writes the same bytes. EC2 does not promise an order of elements. */
  readonly isSameWhenEncoded?: boolean
}

/** The request ID of all documents. */
export const RequestId = '59dbff89-35bd-4eac-99ed-be587a1b2c3d'

/** Returns the document of an answer, in the version that the request asked for. */
export function documentOf(action: string, version: string, members: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<${action}Response xmlns="http://ec2.amazonaws.com/doc/${version}/">
    <requestId>${RequestId}</requestId>
${members.replace(/^\n|\n *$/g, '')}
</${action}Response>`
}
