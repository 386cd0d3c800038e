import type { ScalarCodec } from '../scalars/scalar-codec.js'
import type { Ec2Issue } from './ec2-issue.js'
import type { TimestampFormat } from './wire-metadata.js'

/** What the codec needs to know of a schema, read once when the operation is defined. */
export type Shape = StructureShape | ListShape | MapShape | ScalarShape

export interface StructureShape {
  readonly kind: 'structure'
  readonly members: readonly Member[]
  readonly required: readonly Member[]
  /** The same members by their element's name in XML. */
  readonly byXml: ReadonlyMap<string, Member>
}

export interface ListShape {
  readonly kind: 'list'
  readonly item: Shape
  readonly itemName: string
  readonly flattened: boolean
  /** The prefix of the EC2 resources that the items name, if they are IDs. */
  readonly resourceId: string | undefined
}

/** Keys with values, `<entry><key>…</key><value>…</value></entry>` in XML; requests of EC2 have none. */
export interface MapShape {
  readonly kind: 'map'
  readonly value: Shape
}

/** All have the same properties, since engines read objects of few forms faster. */
export type ScalarShape =
  | Scalar<'string', string, undefined>
  | Scalar<'integer', number, undefined>
  | Scalar<'boolean', never, undefined>
  | Scalar<ScalarCodec['kind'], never, ScalarCodec>

interface Scalar<Kind extends string, Option, Codec> {
  readonly kind: Kind
  /** The values that are known, of an enumeration. */
  readonly options: readonly Option[] | undefined
  readonly format: TimestampFormat | undefined
  /** Writes and reads the values, unless the kind is one that most actions have. */
  readonly codec: Codec
}

/** The shape of a text without a list of its values. */
export const stringShape: ScalarShape = { kind: 'string', options: undefined, format: undefined, codec: undefined }

export interface Member {
  readonly name: string
  readonly query: string
  readonly xml: string
  readonly required: boolean
  readonly shape: Shape
  /** The prefix of the EC2 resource that the member's value names, if it is an ID. */
  readonly resourceId: string | undefined
  /** Makes the value that the request encoder fills in if the member is absent. */
  readonly idempotencyToken: (() => string) | undefined
  /** EC2's error for a request without the member, if it is required. Default: `MissingParameter` with its query name. */
  readonly whenMissing: Ec2Issue | undefined
}

/** Whether a value of the shape is written as one text. */
export function isScalar(shape: Shape): shape is ScalarShape {
  return shape.kind !== 'structure' && shape.kind !== 'list' && shape.kind !== 'map'
}
