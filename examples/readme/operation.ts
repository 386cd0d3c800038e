import { operation, wireName } from 'ec2wire/schemas'
import * as v from 'valibot'

export const StopInstances = operation({
  action: 'StopInstances',
  input: v.strictObject({
    InstanceIds: v.pipe(v.array(v.string()), wireName({ query: 'InstanceId' })),
    Force: v.optional(v.boolean()),
  }),
  output: v.strictObject({}),
})
