import * as v from 'valibot'
import { idsWithMaxResults, invalidSpacedValue } from '../../errors/catalogue/texts.js'
import { type Ec2Problem, ec2Issue } from '../define/ec2-issue.js'

/** The highest number of resources on a page. */
export const largestPage = 1000

/** Creates the schema of `MaxResults`: an integer between `least` and 1,000. */
export function maxResults(least: number) {
  // Inferred from the text for small values.
  return v.pipe(openMaxResults(least), v.maxValue(largestPage, maxResultsIssue('less than 1000')))
}

/** Creates the schema of a `MaxResults` of which EC2 takes more than 1,000 for 1,000. */
export function openMaxResults(least: number) {
  // As EC2 says it, although the least value itself is accepted.
  return v.pipe(v.number(), v.integer(), v.minValue(least, maxResultsIssue(`greater than ${least}`)))
}

/**
 * Returns the problem of a request that has both IDs and `MaxResults`.
 *
 * @param idsSet The parameter of the IDs as EC2 names it in its text.
 */
export function idsAndMaxResults(
  ids: readonly string[] | undefined,
  maxResults: number | undefined,
  idsSet: string,
): Ec2Problem | undefined {
  if (!ids?.length || maxResults === undefined) return undefined
  return { code: 'InvalidParameterCombination', text: idsWithMaxResults(idsSet), at: 'MaxResults' }
}

function maxResultsIssue(expected: string) {
  return ec2Issue('InvalidParameterValue', (value: number) =>
    invalidSpacedValue(value, 'maxResults', `Expecting a value ${expected}.`),
  )
}
