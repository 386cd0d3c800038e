import { formatValue } from '../errors/format-value.js'
import { suggest } from '../errors/suggest.js'
import { simulatedActions } from '../mock/simulator/actions/index.js'
import { operations } from '../schemas/actions/index.js'
import type { Operation } from '../schemas/define/operation.js'

type AnyOperation = Operation<unknown, object>

/** The operations that `decode` and `encode` have a schema for, by the names of their actions. */
const known: ReadonlyMap<string, AnyOperation> = new Map(operations.map((operation) => [operation.action, operation]))

/** Returns the operation of an action; `undefined` if there is no schema for it. */
export function knownOperation(action: string): AnyOperation | undefined {
  return known.get(action)
}

/** @throws Error if there is no schema for the action. */
export function operationNamed(action: string, attempt: string): AnyOperation {
  return known.get(action) ?? refuse(action, attempt, known.keys())
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
