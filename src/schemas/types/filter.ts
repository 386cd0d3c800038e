import * as v from 'valibot'
import { invalidFilter } from '../../errors/texts.js'
import { ec2Rule, missingMember } from '../define/ec2-issue.js'
import { wireName } from '../define/wire-metadata.js'

const filter = v.strictObject({
  /** The name of the filter, such as `name` or `tag:Owner`. Case-sensitive. Each action has its own filters. */
  Name: v.optional(v.string()),
  /** The values. A resource must match one of them. Case-sensitive. `*` matches any characters, `?` matches one. */
  Values: v.optional(v.pipe(v.array(v.string()), wireName({ query: 'Value' }))),
})

export interface Filter extends v.InferOutput<typeof filter> {}

/**
 * A condition for the resources that an action describes. A resource must match every filter.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
 */
export const Filter: v.GenericSchema<Filter> = v.pipe(
  filter,
  ec2Rule(({ Name }) => missingMember(Name, 'Name', invalidFilter('null'), 'InvalidParameterValue')),
)
