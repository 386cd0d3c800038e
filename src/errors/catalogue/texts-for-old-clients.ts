// EC2's texts for signatures of version 2, and for earlier versions of the API.
import { echoValue } from '../format-value.js'

/** EC2 adds the date to requests with a SigV2 signature. For `Expires`, the text is inferred. */
export function requestExpired(name: 'Timestamp' | 'Expires', date: string): string {
  return `Request has expired. ${name} date is ${echoValue(date)}`
}

/** Recorded under version 2010-08-31 of the API. */
export function imageNotFoundEarlier(id: string): string {
  return `The AMI ID '${echoValue(id)}' does not exist`
}
