/** A list of responses, one for each request; created by {@link sequence}. */
export class Sequence<Step> {
  constructor(readonly steps: readonly [Step, ...Step[]]) {}
}

/**
 * Creates a list of responses: the first request gets the first one, the second request the second one, and so on.
 * The last response repeats. Each handler counts on its own, so you can pass one sequence to several handlers.
 *
 * @throws TypeError if there is no response.
 *
 * @example
 * handle(CreateImage, sequence(ec2Error('RequestLimitExceeded'), networkError(), { ImageId: 'ami-0123456789abcdef0' }))
 */
export function sequence<Steps extends [Value, ...Value[]]>(...steps: Steps): Sequence<Steps[number]>
export function sequence<Step>(...steps: [NoInfer<Step>, ...NoInfer<Step>[]]): Sequence<Step>
export function sequence<Step>(...steps: [Step, ...Step[]]): Sequence<Step> {
  if (steps.length === 0) {
    throw new TypeError('Cannot create a sequence: there is no response; expected at least one.')
  }
  return new Sequence(steps)
}

/** Excludes functions: the types of their parameters come from the place where the sequence is used. */
type Value = object & { readonly apply?: never }
