import * as v from 'valibot'
import { ec2Issue } from '../define/ec2-issue.js'

/** How many items a page holds at most: between `least` and 1,000. */
export function maxResults(least: number) {
  return v.pipe(
    v.number(),
    v.integer(),
    // As EC2 says it, although the least value itself is accepted.
    v.minValue(least, refuseMaxResults(`greater than ${least}`)),
    // Inferred from the text for small values.
    v.maxValue(1000, refuseMaxResults('less than 1000')),
  )
}

/** The check that IDs and `MaxResults` are not both given; `idsSet` is the IDs' parameter as EC2 names it in its text. */
export function refuseWithIds(idsSet: string) {
  return ec2Issue('InvalidParameterCombination', `The parameter ${idsSet} cannot be used with the parameter maxResults`)
}

function refuseMaxResults(expected: string) {
  return ec2Issue(
    'InvalidParameterValue',
    (value: number) => `Value ( ${value} ) for parameter maxResults is invalid. Expecting a value ${expected}.`,
  )
}
