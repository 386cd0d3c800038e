// An action that the client needs beside CreateImage, described with the members that it uses.
import { operation, wireName } from 'ec2wire/schemas'
import * as v from 'valibot'

export const DescribeImages = operation({
  action: 'DescribeImages',
  input: v.strictObject({
    Owners: v.pipe(v.array(v.string()), wireName({ query: 'Owner' })),
    Filters: v.pipe(
      v.array(v.strictObject({ Name: v.string(), Values: v.pipe(v.array(v.string()), wireName({ query: 'Value' })) })),
      wireName({ query: 'Filter' }),
    ),
  }),
  output: v.strictObject({
    Images: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            ImageId: v.string(),
            Name: v.optional(v.string()),
            SourceInstanceId: v.optional(v.string()),
          }),
        ),
        wireName({ xml: 'imagesSet' }),
      ),
    ),
  }),
})
