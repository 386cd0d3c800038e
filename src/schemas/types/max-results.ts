import * as v from 'valibot'
import { idsWithMaxResults, invalidSpacedValue } from '../../errors/texts.js'
import { ec2Issue } from '../define/ec2-issue.js'

/** Creates the schema of `MaxResults`: an integer between `least` and 1,000. */
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

/**
 * Creates the message of the check that a request does not have both IDs and `MaxResults`.
 *
 * @param idsSet The parameter of the IDs as EC2 names it in its text.
 */
export function refuseWithIds(idsSet: string) {
  return ec2Issue('InvalidParameterCombination', idsWithMaxResults(idsSet))
}

function refuseMaxResults(expected: string) {
  return ec2Issue('InvalidParameterValue', (value: number) =>
    invalidSpacedValue(value, 'maxResults', `Expecting a value ${expected}.`),
  )
}
