import * as v from 'valibot'
import { uuid } from './uuid.js'

/** The wire names of a member. See {@link wireName}. */
export interface WireName {
  /** The name in the form of a request. Default: `xml`, else the member's name, with the first letter in upper case. */
  readonly query?: string
  /** The name of the XML element. Default: the member's name with the first letter in lower case. */
  readonly xml?: string
}

/**
 * Sets the wire names of a member, if they differ from the defaults.
 *
 * @example
 * v.strictObject({ Tags: v.optional(v.pipe(v.array(Tag), wireName({ query: 'Tag', xml: 'tagSet' }))) })
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export function wireName<TInput>(names: WireName): v.MetadataAction<TInput, { readonly wireName: WireName }> {
  return v.metadata({ wireName: names })
}

/** The form of a list in XML. See {@link xmlList}. */
export interface XmlList {
  /** The name of the element around each item. Default `item`, as in all of EC2's lists. */
  readonly item?: string
  /** Whether the items are direct children of the parent, each named like the member. Default `false`. */
  readonly flattened?: boolean
}

/**
 * Sets the form of a list in XML, if it is not EC2's usual `<listName><item>…</item></listName>`. In requests, every
 * list is flat and numbered from 1.
 *
 * @example
 * v.pipe(v.array(v.string()), xmlList({ item: 'member' }))
 */
export function xmlList<TInput>(list: XmlList): v.MetadataAction<TInput, { readonly xmlList: XmlList }> {
  return v.metadata({ xmlList: list })
}

/** The form of a timestamp: `2015-01-25T08:00:00Z`, `1422172800` or `Sun, 25 Jan 2015 08:00:00 GMT`. */
export type TimestampFormat = 'date-time' | 'epoch-seconds' | 'http-date'

/**
 * Sets the form of a `v.date()`. Without it, the form is `date-time` (ISO 8601, UTC).
 *
 * @example
 * v.pipe(v.date(), timestampFormat('epoch-seconds'))
 */
export function timestampFormat<TInput>(
  format: TimestampFormat,
): v.MetadataAction<TInput, { readonly timestampFormat: TimestampFormat }> {
  return v.metadata({ timestampFormat: format })
}

/**
 * Marks a string as the ID of an EC2 resource, so that mocks can generate one for a test without a response.
 *
 * @param prefix The prefix of the IDs: `ami` for `ami-0123456789abcdef0`.
 *
 * @example
 * v.pipe(v.string(), resourceId('ami'))
 */
export function resourceId<TInput>(prefix: string): v.MetadataAction<TInput, { readonly resourceId: string }> {
  return v.metadata({ resourceId: prefix })
}

/**
 * Marks a string as an idempotency token. If a request has none, the encoder adds a random UUID, as AWS clients do.
 *
 * @example
 * v.optional(v.pipe(v.string(), idempotencyToken()))
 */
export function idempotencyToken<TInput>(): v.MetadataAction<TInput, { readonly idempotencyToken: () => string }> {
  return v.metadata({ idempotencyToken: uuid })
}
