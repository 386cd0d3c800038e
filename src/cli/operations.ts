import { simulatedActions } from '../mock/simulator/actions/index.js'
import type { Operation } from '../schemas/define/operation.js'

/** @throws Error listing the actions that there are. */
export function operationNamed(action: string): Operation<unknown, object> {
  const found = simulatedActions.get(action)
  if (found) return found.operation
  throw new Error(`There is no action ${action}; there are ${[...simulatedActions.keys()].join(', ')}.`)
}
