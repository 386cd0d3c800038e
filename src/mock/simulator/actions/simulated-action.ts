import type { Operation } from '../../../schemas/define/operation.js'
import type { World } from '../state/world.js'

/** An operation, and how the simulator carries it out. */
export interface SimulatedAction<Input, Output> {
  readonly operation: Operation<Input, Output>
  /**
   * Checks whether a call can succeed, without changing the world, and returns the function that carries it out. A dry
   * run ends between the two.
   *
   * @throws Ec2ServiceError if the call cannot succeed.
   */
  plan(world: World, input: Input): () => Output
}

/** Creates a simulated action, with types inferred from its operation. */
export function simulatedAction<Input, Output>(
  operation: Operation<Input, Output>,
  plan: (world: World, input: Input) => () => Output,
): SimulatedAction<Input, Output> {
  return { operation, plan }
}
