/** Answers given one after the other; made by {@link sequence}. */
export class Sequence<Step> {
  constructor(readonly steps: readonly [Step, ...Step[]]) {}
}

/**
 * Answers one after the other, one for each request in the order of their arrival; the last one stays.
 * Each handler counts for itself, so that one sequence can be given to several.
 *
 * @throws TypeError without an answer.
 *
 * @example
 * handle(CreateImage, sequence(ec2Error('RequestLimitExceeded'), networkError(), { ImageId: 'ami-0123456789abcdef0' }))
 */
export function sequence<Steps extends [Value, ...Value[]]>(...steps: Steps): Sequence<Steps[number]>
export function sequence<Step>(...steps: [NoInfer<Step>, ...NoInfer<Step>[]]): Sequence<Step>
export function sequence<Step>(...steps: [Step, ...Step[]]): Sequence<Step> {
  if (steps.length === 0) throw new TypeError('A sequence needs at least one answer.')
  return new Sequence(steps)
}

/** Not a function: those take the types of their parameters from where the sequence is used. */
type Value = object & { readonly apply?: never }
