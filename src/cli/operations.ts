import { formatValue } from '../errors/format-value.js'
import { suggest } from '../errors/suggest.js'
import { knownOperations } from '../inspect/known-operation.js'
import { simulatedActions } from '../mock/simulator/actions/index.js'
import type { Operation } from '../schemas/define/operation.js'

type AnyOperation = Operation<unknown, object>

/** @throws Error if there is no schema for the action. */
export function operationNamed(action: string, attempt: string): AnyOperation {
  return knownOperations.get(action) ?? refuse(action, attempt, knownOperations.keys())
}

/**
 * Returns the operation of a simulated action. Without an action, returns all.
 *
 * @throws Error if the action is not simulated.
 */
export function simulatedOperations(action: string | undefined, attempt: string): readonly AnyOperation[] {
  if (action === undefined) return [...simulatedActions.values()].map(({ operation }) => operation)
  return [simulatedActions.get(action)?.operation ?? refuse(action, attempt, simulatedActions.keys())]
}

function refuse(action: string, attempt: string, accepted: Iterable<string>): never {
  const names = [...accepted]
  throw new Error(
    `Cannot ${attempt}: the action is ${formatValue(action)}; expected one of ${names.join(', ')}.${suggest(action, names)}`,
  )
}
