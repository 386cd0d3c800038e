import type { Operation } from '../../../schemas/define/operation.js'
import type { World } from '../state/world.js'

/**
 * How the simulator carries out an action. The plan looks whether it can be done, throws the `Ec2ServiceError` if
 * not, and changes nothing: a dry run ends there. What the plan returns does it.
 */
export interface SimulatedAction<Input, Output> {
  readonly operation: Operation<Input, Output>
  plan(world: World, input: Input): () => Output
}

/** Keeps the types of an action together. */
export function simulatedAction<Input, Output>(
  operation: Operation<Input, Output>,
  plan: (world: World, input: Input) => () => Output,
): SimulatedAction<Input, Output> {
  return { operation, plan }
}
