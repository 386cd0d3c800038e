// The request cases of Smithy's protocol tests for ec2Query, restated in our schemas and named after their ids.
// Not here, since they are not about a codec: Ec2QueryEndpointTrait, Ec2QueryEndpointTraitWithHostLabel and
// Ec2QueryHostWithPath (the choice of a host), SDKAppliedContentEncoding_ec2Query and
// SDKAppendsGzipAndIgnoresHttpProvidedEncoding_ec2Query (gzip of a body).
import type { Operation } from 'ec2wire'
import { idempotencyToken, operation, timestampFormat, wireName } from 'ec2wire/schemas'
import * as v from 'valibot'

export interface RequestCase {
  readonly id: string
  readonly operation: Operation<unknown, unknown>
  readonly input: unknown
  /** A pattern where the text is random. */
  readonly wire: string | RegExp
  /** What the wire text decodes to, where it is not the input. */
  readonly decoded?: unknown
}

const version = '2020-01-08'
const output = v.strictObject({})
const define = <Input extends v.GenericSchema>(action: string, input: Input) =>
  operation({ action, version, input, output })

const Empty = define('EmptyInputAndEmptyOutput', v.strictObject({}))
const NoInput = define('NoInputAndOutput', v.strictObject({}))

interface StructArg {
  StringArg?: string | undefined
  OtherArg?: boolean | undefined
  RecursiveArg?: StructArg | undefined
}
const StructArg: v.GenericSchema<StructArg> = v.strictObject({
  StringArg: v.optional(v.string()),
  OtherArg: v.optional(v.boolean()),
  RecursiveArg: v.optional(v.lazy(() => StructArg)),
})
const NestedStructures = define('NestedStructures', v.strictObject({ Nested: v.optional(StructArg) }))

const Tokens = define(
  'QueryIdempotencyTokenAutoFill',
  v.strictObject({ token: v.optional(v.pipe(v.string(), idempotencyToken())) }),
)

const strings = v.array(v.string())
const Lists = define(
  'QueryLists',
  v.strictObject({
    ListArg: v.optional(strings),
    ComplexListArg: v.optional(v.array(v.strictObject({ hi: v.optional(v.string()) }))),
    // The name of a list's member has no meaning in a request.
    ListArgWithXmlNameMember: v.optional(strings),
    ListArgWithXmlName: v.optional(v.pipe(strings, wireName({ xml: 'hi' }))),
    NestedWithList: v.optional(v.strictObject({ ListArg: v.optional(strings) })),
  }),
)

const Timestamps = define(
  'QueryTimestamps',
  v.strictObject({
    normalFormat: v.optional(v.date()),
    epochMember: v.optional(v.pipe(v.date(), timestampFormat('epoch-seconds'))),
    epochTarget: v.optional(v.pipe(v.date(), timestampFormat('epoch-seconds'))),
  }),
)

const Simple = define(
  'SimpleInputParams',
  v.strictObject({
    Foo: v.optional(v.string()),
    Bar: v.optional(v.string()),
    Baz: v.optional(v.boolean()),
    Bam: v.optional(v.pipe(v.number(), v.integer())),
    FloatValue: v.optional(v.number()),
    Boo: v.optional(v.number()),
    Qux: v.optional(v.instance(Uint8Array)),
    FooEnum: v.optional(v.picklist(['Foo', 'Baz', 'Bar', '1', '0'])),
    UsesQueryName: v.optional(v.pipe(v.string(), wireName({ query: 'HasQueryName' }))),
    UsesBoth: v.optional(v.pipe(v.string(), wireName({ query: 'HasQueryAndXmlName', xml: 'xmlName' }))),
    UsesXml: v.optional(v.pipe(v.string(), wireName({ xml: 'usesXmlName' }))),
  }),
)

const instant = new Date('2015-01-25T08:00:00Z')
const start = (action: string) => `Action=${action}&Version=${version}`
const simple = start('SimpleInputParams')
const lists = start('QueryLists')
const tokens = start('QueryIdempotencyTokenAutoFill')

export const requestCases: readonly RequestCase[] = [
  { id: 'Ec2QueryEmptyInputAndEmptyOutput', operation: Empty, input: {}, wire: start('EmptyInputAndEmptyOutput') },
  { id: 'Ec2QueryNoInputAndOutput', operation: NoInput, input: {}, wire: start('NoInputAndOutput') },
  {
    id: 'Ec2NestedStructures',
    operation: NestedStructures,
    input: { Nested: { StringArg: 'foo', OtherArg: true, RecursiveArg: { StringArg: 'baz' } } },
    wire: `${start('NestedStructures')}&Nested.StringArg=foo&Nested.OtherArg=true&Nested.RecursiveArg.StringArg=baz`,
  },
  {
    // Smithy fixes the random bits to zero; the form of the UUID is what it tests.
    id: 'Ec2ProtocolIdempotencyTokenAutoFill',
    operation: Tokens,
    input: {},
    wire: /^Action=QueryIdempotencyTokenAutoFill&Version=2020-01-08&Token=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  },
  {
    id: 'Ec2ProtocolIdempotencyTokenAutoFillIsSet',
    operation: Tokens,
    input: { token: '00000000-0000-4000-8000-000000000123' },
    wire: `${tokens}&Token=00000000-0000-4000-8000-000000000123`,
  },
  {
    id: 'Ec2Lists',
    operation: Lists,
    input: { ListArg: ['foo', 'bar', 'baz'], ComplexListArg: [{ hi: 'hello' }, { hi: 'hola' }] },
    wire: `${lists}&ListArg.1=foo&ListArg.2=bar&ListArg.3=baz&ComplexListArg.1.Hi=hello&ComplexListArg.2.Hi=hola`,
  },
  // An empty list is not sent, unlike in awsQuery, and so comes back as not given.
  { id: 'Ec2EmptyQueryLists', operation: Lists, input: { ListArg: [] }, wire: lists, decoded: {} },
  {
    id: 'Ec2ListArgWithXmlNameMember',
    operation: Lists,
    input: { ListArgWithXmlNameMember: ['A', 'B'] },
    wire: `${lists}&ListArgWithXmlNameMember.1=A&ListArgWithXmlNameMember.2=B`,
  },
  {
    id: 'Ec2ListMemberWithXmlName',
    operation: Lists,
    input: { ListArgWithXmlName: ['A', 'B'] },
    wire: `${lists}&Hi.1=A&Hi.2=B`,
  },
  {
    id: 'Ec2ListNestedStructWithList',
    operation: Lists,
    input: { NestedWithList: { ListArg: ['A', 'B'] } },
    wire: `${lists}&NestedWithList.ListArg.1=A&NestedWithList.ListArg.2=B`,
  },
  {
    id: 'Ec2TimestampsInput',
    operation: Timestamps,
    input: { normalFormat: instant, epochMember: instant, epochTarget: instant },
    wire: `${start('QueryTimestamps')}&NormalFormat=2015-01-25T08%3A00%3A00Z&EpochMember=1422172800&EpochTarget=1422172800`,
  },
  {
    id: 'Ec2SimpleInputParamsStrings',
    operation: Simple,
    input: { Foo: 'val1', Bar: 'val2' },
    wire: `${simple}&Foo=val1&Bar=val2`,
  },
  {
    id: 'Ec2SimpleInputParamsStringAndBooleanTrue',
    operation: Simple,
    input: { Foo: 'val1', Baz: true },
    wire: `${simple}&Foo=val1&Baz=true`,
  },
  {
    id: 'Ec2SimpleInputParamsStringsAndBooleanFalse',
    operation: Simple,
    input: { Baz: false },
    wire: `${simple}&Baz=false`,
  },
  { id: 'Ec2SimpleInputParamsInteger', operation: Simple, input: { Bam: 10 }, wire: `${simple}&Bam=10` },
  { id: 'Ec2SimpleInputParamsFloat', operation: Simple, input: { Boo: 10.8 }, wire: `${simple}&Boo=10.8` },
  {
    id: 'Ec2SimpleInputParamsBlob',
    operation: Simple,
    input: { Qux: new TextEncoder().encode('value') },
    wire: `${simple}&Qux=dmFsdWU%3D`,
  },
  { id: 'Ec2Enums', operation: Simple, input: { FooEnum: 'Foo' }, wire: `${simple}&FooEnum=Foo` },
  { id: 'Ec2Query', operation: Simple, input: { UsesQueryName: 'Hi' }, wire: `${simple}&HasQueryName=Hi` },
  { id: 'Ec2QueryIsPreferred', operation: Simple, input: { UsesBoth: 'Hi' }, wire: `${simple}&HasQueryAndXmlName=Hi` },
  { id: 'Ec2XmlNameIsUppercased', operation: Simple, input: { UsesXml: 'Hi' }, wire: `${simple}&UsesXmlName=Hi` },
  ...[
    { id: 'Ec2QuerySupportsNaNFloatInputs', number: Number.NaN },
    { id: 'Ec2QuerySupportsInfinityFloatInputs', number: Number.POSITIVE_INFINITY },
    { id: 'Ec2QuerySupportsNegativeInfinityFloatInputs', number: Number.NEGATIVE_INFINITY },
  ].map(({ id, number }) => ({
    id,
    operation: Simple,
    input: { FloatValue: number, Boo: number },
    wire: `${simple}&FloatValue=${number}&Boo=${number}`,
  })),
]
