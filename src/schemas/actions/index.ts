import type { Operation } from '../define/operation.js'
import * as actions from './list.js'

export * from './list.js'

/**
 * All operations of ec2wire, by the names of their actions. A page that imports this list carries every action.
 *
 * @example
 * const operation = operations.find(({ action }) => action === 'CreateImage')
 */
export const operations: readonly Operation<unknown, object>[] = /* @__PURE__ */ listed()

function listed(): readonly Operation<unknown, object>[] {
  return Object.freeze(Object.values<object>(actions).filter(isOperation))
}

function isOperation(value: object): value is Operation<unknown, object> {
  return 'action' in value && 'shapes' in value
}
