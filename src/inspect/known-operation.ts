import { operations } from '../schemas/actions/index.js'
import type { Operation } from '../schemas/define/operation.js'

type AnyOperation = Operation<unknown, object>

/** The operations that have a schema, by the names of their actions. */
export const knownOperations: ReadonlyMap<string, AnyOperation> = new Map(
  operations.map((operation) => [operation.action, operation]),
)

/** Returns the operation of an action; `undefined` if there is no schema for it. */
export function knownOperation(action: string): AnyOperation | undefined {
  return knownOperations.get(action)
}
