// Operations whose schemas hold every shape of the protocol, each in both directions.
import { operations as ec2Operations, type Operation } from 'ec2wire'
import { operation, timestampFormat, wireName, xmlList } from 'ec2wire/schemas'
import * as v from 'valibot'

interface Nested {
  Text?: string | undefined
  Inner?: Nested | undefined
  List?: Nested[] | undefined
}
const Nested: v.GenericSchema<Nested> = v.strictObject({
  Text: v.optional(v.string()),
  Inner: v.optional(v.lazy(() => Nested)),
  List: v.optional(v.pipe(v.array(v.lazy(() => Nested)), xmlList({ item: 'member' }))),
})

const scalars = {
  String: v.optional(v.string()),
  Boolean: v.optional(v.boolean()),
  Integer: v.optional(v.pipe(v.number(), v.integer())),
  Long: v.optional(v.bigint()),
  Double: v.optional(v.number()),
  Blob: v.optional(v.instance(Uint8Array)),
  DateTime: v.optional(v.date()),
  EpochSeconds: v.optional(v.pipe(v.date(), timestampFormat('epoch-seconds'))),
  HttpDate: v.optional(v.pipe(v.date(), timestampFormat('http-date'))),
  Enumeration: v.optional(v.picklist(['a', 'b'])),
  IntegerEnumeration: v.optional(v.picklist([1, 2])),
  Renamed: v.optional(v.pipe(v.string(), wireName({ query: 'QueryName', xml: 'xmlName' }))),
}
const containers = {
  Strings: v.optional(v.array(v.string())),
  Integers: v.optional(v.pipe(v.array(v.pipe(v.number(), v.integer())), xmlList({ item: 'member' }))),
  Flattened: v.optional(v.pipe(v.array(v.date()), xmlList({ flattened: true }), wireName({ xml: 'flat' }))),
  Lists: v.optional(v.array(v.array(v.bigint()))),
  Structures: v.optional(v.array(v.strictObject({ Key: v.string(), Value: v.optional(v.number()) }))),
  Nested: v.optional(Nested),
}

const Scalars = operation({ action: 'Scalars', input: v.strictObject(scalars), output: v.strictObject(scalars) })
const Containers = operation({
  action: 'Containers',
  input: v.strictObject(containers),
  output: v.strictObject({
    ...containers,
    Map: v.optional(v.record(v.string(), v.string())),
    Maps: v.optional(v.array(v.record(v.string(), v.strictObject({ Text: v.optional(v.string()) })))),
  }),
})

/** Operations with large outputs. The other operations have all of their shapes. */
export const largeOperations: readonly Operation<unknown, object>[] = ec2Operations.filter(isLarge)

export const operations: readonly Operation<unknown, object>[] = [
  ...ec2Operations.filter((operation) => !isLarge(operation)),
  Scalars,
  Containers,
]

function isLarge({ action }: Operation<unknown, object>): boolean {
  return action.startsWith('Describe')
}
