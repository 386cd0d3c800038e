// The response cases of Smithy's protocol tests for ec2Query, restated in our schemas and named after their ids.
// Smithy writes its XML names with the case of its members; ours begin with a small letter where the schema is silent.
import type { Operation } from 'ec2wire'
import { operation, timestampFormat, wireName, xmlList } from 'ec2wire/schemas'
import * as v from 'valibot'

export interface ResponseCase {
  readonly id: string
  readonly operation: Operation<unknown, unknown>
  readonly xml: string
  readonly output: unknown
}

const input = v.strictObject({})
const define = <Entries extends v.ObjectEntries>(action: string, entries: Entries) =>
  operation({ action, version: '2020-01-08', input, output: v.strictObject(entries) })

/** The document of an action; a request ID closes it, unless there is to be none. */
const document = (action: string, inside: string, requestId = '\n    <requestId>requestid</requestId>') =>
  `<${action}Response xmlns="https://example.com/">${inside}${requestId}\n</${action}Response>\n`

/** The lists of Smithy's suite call their items `member`, where EC2 says `item`. */
const members = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), xmlList({ item: 'member' }))
const integer = v.pipe(v.number(), v.integer())
const FooEnum = v.picklist(['Foo', 'Baz', 'Bar', '1', '0'])
const IntegerEnum = v.picklist([1, 2, 3])
const text = new TextEncoder()

const DatetimeOffsets = define('DatetimeOffsets', { datetime: v.optional(v.date()) })
const EmptyOutput = define('EmptyInputAndEmptyOutput', {})
const FractionalSeconds = define('FractionalSeconds', { datetime: v.optional(v.date()) })
const Greeting = define('GreetingWithErrors', { greeting: v.optional(v.string()) })
const Ignores = define('IgnoresWrappingXmlName', { foo: v.optional(v.string()) })
const NoOutput = define('NoInputAndOutput', {})

interface Nested {
  foo?: string | undefined
  nested?: { bar?: string | undefined; recursiveMember?: Nested | undefined } | undefined
}
const Nested: v.GenericSchema<Nested> = v.strictObject({
  foo: v.optional(v.string()),
  nested: v.optional(
    v.strictObject({ bar: v.optional(v.string()), recursiveMember: v.optional(v.lazy(() => Nested)) }),
  ),
})
const Recursive = define('RecursiveXmlShapes', { nested: v.optional(Nested) })

const Scalars = define('SimpleScalarXmlProperties', {
  stringValue: v.optional(v.string()),
  emptyStringValue: v.optional(v.string()),
  trueBooleanValue: v.optional(v.boolean()),
  falseBooleanValue: v.optional(v.boolean()),
  byteValue: v.optional(integer),
  shortValue: v.optional(integer),
  integerValue: v.optional(integer),
  longValue: v.optional(v.bigint()),
  floatValue: v.optional(v.number()),
  doubleValue: v.optional(v.pipe(v.number(), wireName({ xml: 'DoubleDribble' }))),
})
const scalars = (inside: string) => document('SimpleScalarXmlProperties', inside, '')

const Blobs = define('XmlBlobs', { data: v.optional(v.instance(Uint8Array)) })
const EmptyBlobs = define('XmlEmptyBlobs', { data: v.optional(v.instance(Uint8Array)) })
const EmptyLists = define('XmlEmptyLists', {
  stringList: v.optional(members(v.string())),
  stringSet: v.optional(members(v.string())),
})
const Enums = define('XmlEnums', {
  fooEnum1: v.optional(FooEnum),
  fooEnum2: v.optional(FooEnum),
  fooEnum3: v.optional(FooEnum),
  fooEnumList: v.optional(members(FooEnum)),
  fooEnumSet: v.optional(members(FooEnum)),
  fooEnumMap: v.optional(v.record(v.string(), FooEnum)),
})
const IntEnums = define('XmlIntEnums', {
  intEnum1: v.optional(IntegerEnum),
  intEnum2: v.optional(IntegerEnum),
  intEnum3: v.optional(IntegerEnum),
  intEnumList: v.optional(members(IntegerEnum)),
  intEnumSet: v.optional(members(IntegerEnum)),
  intEnumMap: v.optional(v.record(v.string(), IntegerEnum)),
})

const flattened = v.pipe(v.array(v.string()), xmlList({ flattened: true }))
const Lists = define('XmlLists', {
  stringList: v.optional(members(v.string())),
  stringSet: v.optional(members(v.string())),
  integerList: v.optional(members(integer)),
  booleanList: v.optional(members(v.boolean())),
  timestampList: v.optional(members(v.date())),
  enumList: v.optional(members(FooEnum)),
  intEnumList: v.optional(members(IntegerEnum)),
  nestedStringList: v.optional(members(members(v.string()))),
  renamedListMembers: v.optional(v.pipe(v.array(v.string()), wireName({ xml: 'renamed' }))),
  flattenedList: v.optional(flattened),
  flattenedList2: v.optional(v.pipe(flattened, wireName({ xml: 'customName' }))),
  flattenedListWithMemberNamespace: v.optional(flattened),
  flattenedListWithNamespace: v.optional(flattened),
  structureList: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          a: v.optional(v.pipe(v.string(), wireName({ xml: 'value' }))),
          b: v.optional(v.pipe(v.string(), wireName({ xml: 'other' }))),
        }),
      ),
      wireName({ xml: 'myStructureList' }),
    ),
  ),
})

const Namespaces = define('XmlNamespaces', {
  nested: v.optional(v.strictObject({ foo: v.optional(v.string()), values: v.optional(members(v.string())) })),
})

const Timestamps = define('XmlTimestamps', {
  normal: v.optional(v.date()),
  dateTime: v.optional(v.pipe(v.date(), timestampFormat('date-time'))),
  dateTimeOnTarget: v.optional(v.pipe(v.date(), timestampFormat('date-time'))),
  epochSeconds: v.optional(v.pipe(v.date(), timestampFormat('epoch-seconds'))),
  epochSecondsOnTarget: v.optional(v.pipe(v.date(), timestampFormat('epoch-seconds'))),
  httpDate: v.optional(v.pipe(v.date(), timestampFormat('http-date'))),
  httpDateOnTarget: v.optional(v.pipe(v.date(), timestampFormat('http-date'))),
})
const instant = new Date('2014-04-29T18:30:38Z')
const timestamp = (id: string, name: string, written: string): ResponseCase => ({
  id,
  operation: Timestamps,
  xml: document('XmlTimestamps', `\n    <${name}>${written}</${name}>`),
  output: { [name]: instant, RequestId: 'requestid' },
})

const RequestId = 'requestid'

export const responseCases: readonly ResponseCase[] = [
  {
    id: 'Ec2QueryDateTimeWithNegativeOffset',
    operation: DatetimeOffsets,
    xml: document('DatetimeOffsets', '\n    <datetime>2019-12-16T22:48:18-01:00</datetime>'),
    output: { datetime: new Date(1576540098_000), RequestId },
  },
  {
    id: 'Ec2QueryDateTimeWithPositiveOffset',
    operation: DatetimeOffsets,
    xml: document('DatetimeOffsets', '\n    <datetime>2019-12-17T00:48:18+01:00</datetime>'),
    output: { datetime: new Date(1576540098_000), RequestId },
  },
  {
    id: 'Ec2QueryEmptyInputAndEmptyOutput',
    operation: EmptyOutput,
    xml: document('EmptyInputAndEmptyOutput', ''),
    output: { RequestId },
  },
  {
    id: 'Ec2QueryDateTimeWithFractionalSeconds',
    operation: FractionalSeconds,
    xml: document('FractionalSeconds', '\n    <datetime>2000-01-02T20:34:56.123Z</datetime>'),
    output: { datetime: new Date(946845296_123), RequestId },
  },
  {
    id: 'Ec2GreetingWithErrors',
    operation: Greeting,
    xml: document('GreetingWithErrors', '\n    <greeting>Hello</greeting>'),
    output: { greeting: 'Hello', RequestId },
  },
  {
    id: 'Ec2IgnoresWrappingXmlName',
    operation: Ignores,
    xml: document('IgnoresWrappingXmlName', '\n    <foo>bar</foo>'),
    output: { foo: 'bar', RequestId },
  },
  {
    id: 'Ec2QueryNoInputAndOutput',
    operation: NoOutput,
    xml: document('NoInputAndOutput', ''),
    output: { RequestId },
  },
  {
    id: 'Ec2RecursiveShapes',
    operation: Recursive,
    xml: document(
      'RecursiveXmlShapes',
      `
    <nested>
        <foo>Foo1</foo>
        <nested>
            <bar>Bar1</bar>
            <recursiveMember>
                <foo>Foo2</foo>
                <nested>
                    <bar>Bar2</bar>
                </nested>
            </recursiveMember>
        </nested>
    </nested>`,
    ),
    output: {
      nested: { foo: 'Foo1', nested: { bar: 'Bar1', recursiveMember: { foo: 'Foo2', nested: { bar: 'Bar2' } } } },
      RequestId,
    },
  },
  {
    id: 'Ec2SimpleScalarProperties',
    operation: Scalars,
    xml: document(
      'SimpleScalarXmlProperties',
      `
    <stringValue>string</stringValue>
    <emptyStringValue/>
    <trueBooleanValue>true</trueBooleanValue>
    <falseBooleanValue>false</falseBooleanValue>
    <byteValue>1</byteValue>
    <shortValue>2</shortValue>
    <integerValue>3</integerValue>
    <longValue>4</longValue>
    <floatValue>5.5</floatValue>
    <DoubleDribble>6.5</DoubleDribble>`,
    ),
    output: {
      stringValue: 'string',
      emptyStringValue: '',
      trueBooleanValue: true,
      falseBooleanValue: false,
      byteValue: 1,
      shortValue: 2,
      integerValue: 3,
      longValue: 4n,
      floatValue: 5.5,
      doubleValue: 6.5,
      RequestId,
    },
  },
  ...[
    { id: 'Ec2QuerySupportsNaNFloatOutputs', number: Number.NaN },
    { id: 'Ec2QuerySupportsInfinityFloatOutputs', number: Number.POSITIVE_INFINITY },
    { id: 'Ec2QuerySupportsNegativeInfinityFloatOutputs', number: Number.NEGATIVE_INFINITY },
  ].map(({ id, number }) => ({
    id,
    operation: Scalars,
    xml: scalars(`\n    <floatValue>${number}</floatValue>\n    <DoubleDribble>${number}</DoubleDribble>`),
    output: { floatValue: number, doubleValue: number },
  })),
  {
    id: 'Ec2XmlBlobs',
    operation: Blobs,
    xml: document('XmlBlobs', '\n    <data>dmFsdWU=</data>'),
    output: { data: text.encode('value'), RequestId },
  },
  {
    id: 'Ec2XmlEmptyBlobs',
    operation: EmptyBlobs,
    xml: document('XmlEmptyBlobs', '\n    <data></data>'),
    output: { data: new Uint8Array(), RequestId },
  },
  {
    id: 'Ec2XmlEmptySelfClosedBlobs',
    operation: EmptyBlobs,
    xml: document('XmlEmptyBlobs', '\n    <data/>'),
    output: { data: new Uint8Array(), RequestId },
  },
  {
    id: 'Ec2XmlEmptyLists',
    operation: EmptyLists,
    xml: document('XmlEmptyLists', '\n  <stringList/>\n  <stringSet></stringSet>', ''),
    output: { stringList: [], stringSet: [] },
  },
  {
    id: 'Ec2XmlEnums',
    operation: Enums,
    xml: document(
      'XmlEnums',
      `
    <fooEnum1>Foo</fooEnum1>
    <fooEnum2>0</fooEnum2>
    <fooEnum3>1</fooEnum3>
    <fooEnumList>
        <member>Foo</member>
        <member>0</member>
    </fooEnumList>
    <fooEnumSet>
        <member>Foo</member>
        <member>0</member>
    </fooEnumSet>
    <fooEnumMap>
        <entry>
            <key>hi</key>
            <value>Foo</value>
        </entry>
        <entry>
            <key>zero</key>
            <value>0</value>
        </entry>
    </fooEnumMap>`,
    ),
    output: {
      fooEnum1: 'Foo',
      fooEnum2: '0',
      fooEnum3: '1',
      fooEnumList: ['Foo', '0'],
      fooEnumSet: ['Foo', '0'],
      fooEnumMap: { hi: 'Foo', zero: '0' },
      RequestId,
    },
  },
  {
    id: 'Ec2XmlIntEnums',
    operation: IntEnums,
    xml: document(
      'XmlIntEnums',
      `
    <intEnum1>1</intEnum1>
    <intEnum2>2</intEnum2>
    <intEnum3>3</intEnum3>
    <intEnumList>
        <member>1</member>
        <member>2</member>
    </intEnumList>
    <intEnumSet>
        <member>1</member>
        <member>2</member>
    </intEnumSet>
    <intEnumMap>
        <entry>
            <key>a</key>
            <value>1</value>
        </entry>
        <entry>
            <key>b</key>
            <value>2</value>
        </entry>
    </intEnumMap>`,
    ),
    output: {
      intEnum1: 1,
      intEnum2: 2,
      intEnum3: 3,
      intEnumList: [1, 2],
      intEnumSet: [1, 2],
      intEnumMap: { a: 1, b: 2 },
      RequestId,
    },
  },
  {
    id: 'Ec2XmlLists',
    operation: Lists,
    xml: document(
      'XmlLists',
      `
    <stringList>
        <member>foo</member>
        <member>bar</member>
    </stringList>
    <stringSet>
        <member>foo</member>
        <member>bar</member>
    </stringSet>
    <integerList>
        <member>1</member>
        <member>2</member>
    </integerList>
    <booleanList>
        <member>true</member>
        <member>false</member>
    </booleanList>
    <timestampList>
        <member>2014-04-29T18:30:38Z</member>
        <member>2014-04-29T18:30:38Z</member>
    </timestampList>
    <enumList>
        <member>Foo</member>
        <member>0</member>
    </enumList>
    <intEnumList>
        <member>1</member>
        <member>2</member>
    </intEnumList>
    <nestedStringList>
        <member>
            <member>foo</member>
            <member>bar</member>
        </member>
        <member>
            <member>baz</member>
            <member>qux</member>
        </member>
    </nestedStringList>
    <renamed>
        <item>foo</item>
        <item>bar</item>
    </renamed>
    <flattenedList>hi</flattenedList>
    <flattenedList>bye</flattenedList>
    <customName>yep</customName>
    <customName>nope</customName>
    <flattenedListWithMemberNamespace xmlns="https://xml-member.example.com">a</flattenedListWithMemberNamespace>
    <flattenedListWithMemberNamespace xmlns="https://xml-member.example.com">b</flattenedListWithMemberNamespace>
    <flattenedListWithNamespace>a</flattenedListWithNamespace>
    <flattenedListWithNamespace>b</flattenedListWithNamespace>
    <myStructureList>
        <item>
            <value>1</value>
            <other>2</other>
        </item>
        <item>
            <value>3</value>
            <other>4</other>
        </item>
    </myStructureList>`,
    ),
    output: {
      stringList: ['foo', 'bar'],
      stringSet: ['foo', 'bar'],
      integerList: [1, 2],
      booleanList: [true, false],
      timestampList: [instant, instant],
      enumList: ['Foo', '0'],
      intEnumList: [1, 2],
      nestedStringList: [
        ['foo', 'bar'],
        ['baz', 'qux'],
      ],
      renamedListMembers: ['foo', 'bar'],
      flattenedList: ['hi', 'bye'],
      flattenedList2: ['yep', 'nope'],
      flattenedListWithMemberNamespace: ['a', 'b'],
      flattenedListWithNamespace: ['a', 'b'],
      structureList: [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
      RequestId,
    },
  },
  {
    id: 'Ec2XmlNamespaces',
    operation: Namespaces,
    xml: document(
      'XmlNamespaces',
      `
    <nested>
        <foo xmlns:baz="http://baz.com">Foo</foo>
        <values xmlns="http://qux.com">
            <member xmlns="http://bux.com">Bar</member>
            <member xmlns="http://bux.com">Baz</member>
        </values>
    </nested>`,
    ),
    output: { nested: { foo: 'Foo', values: ['Bar', 'Baz'] }, RequestId },
  },
  timestamp('Ec2XmlTimestamps', 'normal', '2014-04-29T18:30:38Z'),
  timestamp('Ec2XmlTimestampsWithDateTimeFormat', 'dateTime', '2014-04-29T18:30:38Z'),
  timestamp('Ec2XmlTimestampsWithDateTimeOnTargetFormat', 'dateTimeOnTarget', '2014-04-29T18:30:38Z'),
  timestamp('Ec2XmlTimestampsWithEpochSecondsFormat', 'epochSeconds', '1398796238'),
  timestamp('Ec2XmlTimestampsWithEpochSecondsOnTargetFormat', 'epochSecondsOnTarget', '1398796238'),
  timestamp('Ec2XmlTimestampsWithHttpDateFormat', 'httpDate', 'Tue, 29 Apr 2014 18:30:38 GMT'),
  timestamp('Ec2XmlTimestampsWithHttpDateOnTargetFormat', 'httpDateOnTarget', 'Tue, 29 Apr 2014 18:30:38 GMT'),
]

export interface ErrorCase {
  readonly id: string
  readonly xml: string
  readonly error: object
}

const errorDocument = (inside: string) => `<Response>
    <Errors>
        <Error>
            ${inside}
        </Error>
    </Errors>
    <RequestID>foo-id</RequestID>
</Response>
`

export const errorCases: readonly ErrorCase[] = [
  {
    id: 'Ec2InvalidGreetingError',
    xml: errorDocument('<Code>InvalidGreeting</Code>\n            <Message>Hi</Message>'),
    error: { code: 'InvalidGreeting', message: 'Hi', status: 400, requestId: 'foo-id' },
  },
  {
    id: 'Ec2ComplexError',
    xml: errorDocument(
      '<Code>ComplexError</Code>\n            <Message>Hi</Message>\n            <TopLevel>Top level</TopLevel>\n            <Nested>\n                <Foo>bar</Foo>\n            </Nested>',
    ),
    error: {
      code: 'ComplexError',
      message: 'Hi',
      status: 400,
      requestId: 'foo-id',
      errors: [{ code: 'ComplexError', message: 'Hi', details: { TopLevel: 'Top level', Nested: { Foo: 'bar' } } }],
    },
  },
]
