import type { Reply } from './reply.js'

/** Answers given one after the other; made by {@link sequence}. */
export class Sequence<Input, Output> {
  constructor(readonly steps: readonly [Reply<Input, Output>, ...Reply<Input, Output>[]]) {}
}

/**
 * Answers one after the other, one for each request in the order of their arrival; the last one stays.
 * Each handler counts for itself, so that one sequence can be given to several.
 *
 * @example
 * handle(CreateImage, sequence(ec2Error('RequestLimitExceeded'), networkError(), { ImageId: 'ami-0123456789abcdef0' }))
 */
export function sequence<Input, Output>(
  ...steps: [Reply<Input, Output>, ...Reply<Input, Output>[]]
): Sequence<Input, Output> {
  if (steps.length === 0) throw new TypeError('A sequence needs at least one answer.')
  return new Sequence(steps)
}
