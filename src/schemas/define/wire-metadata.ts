import * as v from 'valibot'

/** The names of a member on the wire; see {@link wireName}. */
export interface WireName {
  /** Name in the form of a request. Default: `xml`, else the member's name, each with its first letter in upper case. */
  readonly query?: string
  /** Name of the XML element. Default: the member's name with its first letter in lower case. */
  readonly xml?: string
}

/**
 * States the names that a member has on the wire, where they differ from the member's own name.
 *
 * In the request's form a member without `query` is called by its `xml` name, else by its own name, with
 * the first letter in upper case; in XML a member without `xml` is called by its own name with the first
 * letter in lower case.
 *
 * @example
 * v.strictObject({ Tags: v.optional(v.pipe(v.array(Tag), wireName({ query: 'Tag', xml: 'tagSet' }))) })
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export function wireName<TInput>(names: WireName): v.MetadataAction<TInput, { readonly wireName: WireName }> {
  return v.metadata({ wireName: names })
}

/** What an XML list looks like; see {@link xmlList}. */
export interface XmlList {
  /** Name of the element around each item. Default `item`, as EC2 has it everywhere. */
  readonly item?: string
  /** Whether the items stand directly in the parent, each named like the member. Default `false`. */
  readonly flattened?: boolean
}

/**
 * States how a list is written in XML, where it is not EC2's usual `<listName><item>…</item></listName>`.
 * Requests are not affected: there every list is flat and numbered from 1.
 *
 * @example
 * v.pipe(v.array(v.string()), xmlList({ item: 'member' }))
 */
export function xmlList<TInput>(list: XmlList): v.MetadataAction<TInput, { readonly xmlList: XmlList }> {
  return v.metadata({ xmlList: list })
}

/** How an instant is written: `2015-01-25T08:00:00Z`, `1422172800` or `Sun, 25 Jan 2015 08:00:00 GMT`. */
export type TimestampFormat = 'date-time' | 'epoch-seconds' | 'http-date'

/**
 * States how a `v.date()` is written; without it, `date-time` (ISO 8601, UTC).
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
 * Marks a string as the ID of an EC2 resource (`ami` for `ami-0123456789abcdef0`), so that the mock can
 * make one up when a test gives no response.
 *
 * @example
 * v.pipe(v.string(), resourceId('ami'))
 */
export function resourceId<TInput>(prefix: string): v.MetadataAction<TInput, { readonly resourceId: string }> {
  return v.metadata({ resourceId: prefix })
}

/**
 * Marks a string as an idempotency token: when a request is encoded without one, the encoder fills in a
 * random UUID, as every AWS client does.
 *
 * @example
 * v.optional(v.pipe(v.string(), idempotencyToken()))
 */
export function idempotencyToken<TInput>(): v.MetadataAction<TInput, { readonly idempotencyToken: true }> {
  return v.metadata({ idempotencyToken: true })
}
