import * as v from 'valibot'
import { invalidEscape, invalidFilter, longFilterValue, tooManyFilterValues } from '../../errors/catalogue/texts.js'
import { ec2Issue, ec2Rule, missingMember } from '../define/ec2-issue.js'
import { wireName } from '../define/wire-metadata.js'

const filterValue = v.pipe(
  v.string(),
  v.maxLength(255, ec2Issue('FilterLimitExceeded', longFilterValue)),
  v.check(
    (value) => unknownEscape(value) === undefined,
    ec2Issue('InvalidParameterValue', (value: string) => invalidEscape(unknownEscape(value))),
  ),
)

const filter = v.strictObject({
  /** The name of the filter, such as `name` or `tag:Owner`. Case-sensitive. Each action has its own filters. */
  Name: v.optional(v.string()),
  /**
   * The values, at most 255 characters each. A resource must match one of them. Case-sensitive. `*` matches any
   * characters, `?` matches one; `\*`, `\?` and `\\` match the character after the backslash. All filters of a request
   * together have at most 200 values.
   */
  Values: v.optional(v.pipe(v.array(filterValue), wireName({ query: 'Value' }))),
})

export interface Filter extends v.InferOutput<typeof filter> {}

/**
 * A condition for the resources that an action describes. A resource must match every filter.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
 */
export const Filter: v.GenericSchema<Filter> = v.pipe(
  filter,
  // Seen for a filter without anything: aws/aws-sdk-js-v3#6063. Inferred for one with values.
  ec2Rule(({ Name }) => missingMember(Name, 'Name', invalidFilter('null'), 'InvalidParameterValue')),
)

/** The rule for all filters of a request together. */
export const filterLimit = /* @__PURE__ */ ec2Rule<Filter[]>((filters) => {
  const count = filters.reduce((sum, { Values = [] }) => sum + Values.length, 0)
  return count > 200 ? { code: 'FilterLimitExceeded', text: tooManyFilterValues } : undefined
})

/**
 * Returns the first backslash of a value that escapes none of `*`, `?` and `\`, with the character after it.
 *
 * Seen in hashicorp/packer#6572. Inferred for a backslash at the end.
 */
function unknownEscape(value: string): string | undefined {
  for (const [sequence] of value.matchAll(/\\.?/gsu)) if (!/^\\[*?\\]$/.test(sequence)) return sequence
  return undefined
}
