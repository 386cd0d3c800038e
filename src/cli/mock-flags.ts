import { formatValue } from '../errors/format-value.js'
import { argumentError } from '../mock/argument-error.js'
import { failureOf } from '../mock/failures/parse-failure.js'
import type { Latency } from '../mock/latency.js'
import type { Credentials } from '../mock/simulator/auth/credentials.js'
import type { FailureOption, SimulatorOptions } from '../mock/simulator/options.js'
import { simulatedOperations } from './operations.js'

/** What `ec2wire mock` attempts, in messages about its flags. */
export const mockAttempt = 'start the mock'

/** Node.js listens on all addresses for an empty one. */
export function hostOf(text: string): string {
  if (text.trim() !== '') return text
  return refuse('host', text, 'an address such as 127.0.0.1, or 0.0.0.0 for all addresses')
}

export function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 65_536) return port
  return refuse('port', text, 'an integer from 0 to 65535')
}

export function seedOf(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  return refuse('seed', text, 'an integer')
}

export function latencyOf(text: string): Latency {
  const [, least, most] = /^(\d{1,9})(?:\.\.(\d{1,9}))?$/.exec(text) ?? []
  if (least === undefined) return refuse('latency', text, 'milliseconds such as 300, or a range such as 200..900')
  if (most === undefined) return Number(least)
  if (Number(most) >= Number(least)) return [Number(least), Number(most)]
  return refuse('latency', text, 'a range with the smaller number first')
}

export function pendingOf(text: string): NonNullable<SimulatorOptions['pending']> {
  const [, count, polls] = /^(\d{1,15})(polls)?$/.exec(text) ?? []
  if (count === undefined) {
    return refuse('pending', text, 'milliseconds such as 5000, or a number of polls such as 3polls')
  }
  return polls ? { polls: Number(count) } : Number(count)
}

export function throttleOf(text: string): NonNullable<SimulatorOptions['throttle']> {
  const [, capacity, refill] = /^(\d{1,9})\/(\d{1,9}(?:\.\d+)?)$/.exec(text) ?? []
  if (!Number(capacity)) return refuse('throttle', text, 'a capacity and a refill per second such as 50/5')
  return { capacity: Number(capacity), refillPerSecond: Number(refill) }
}

export function credentialsOf(text: string): Credentials {
  const [, accessKeyId = '', secretAccessKey = '', sessionToken] = /^([^:]+):([^:]+)(?::(.+))?$/.exec(text) ?? []
  if (accessKeyId) return { accessKeyId, secretAccessKey, sessionToken }
  // The message does not repeat the value, which has a secret.
  const place = { attempt: mockAttempt, path: '--credentials' }
  throw argumentError(place, 'invalid', 'an access key ID, a colon and its secret')
}

export function failOf(text: string, before: readonly FailureOption[] = []): FailureOption[] {
  const [, action, name = '', share] = /^(?:(\w+)=)?([^@]+)(?:@(.+))?$/.exec(text) ?? []
  const rate = share === undefined ? 1 : /^[\d.]+$/.test(share) ? Number(share) : Number.NaN
  if (!(rate >= 0 && rate <= 1)) return refuse('fail', text, 'a rate from 0 to 1 after the @')
  const place = { attempt: mockAttempt, path: '--fail' }
  const failure = failureOf(name, undefined, place)
  const operations = simulatedOperations(action, mockAttempt)
  return [...before, ...operations.map((operation) => ({ operation, failure, rate }))]
}

function refuse(flag: string, text: string, accepted: string): never {
  throw argumentError({ attempt: mockAttempt, path: `--${flag}` }, formatValue(text), accepted)
}
