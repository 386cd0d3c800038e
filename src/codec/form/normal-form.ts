import { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import { missingParameter } from '../../errors/request-errors.js'
import type { Member, Shape } from '../../schemas/define/shape.js'

/** A structure or a list while it is read. */
export type Container = Record<string | number, unknown>

/**
 * Returns a copy of a value without empty structures and without lists of nothing else: both mean "not given". Returns
 * `undefined` if nothing is left.
 *
 * @throws Ec2ServiceError if a required member is left out.
 */
export function normalForm(shape: Shape, value: unknown): unknown {
  if (shape.kind === 'list') {
    const items = (value as readonly unknown[]).map((item) => normalForm(shape.item, item))
    const given = items.filter((item) => item !== undefined)
    return given.length > 0 ? given : undefined
  }
  if (shape.kind !== 'structure') return value
  const given: Container = {}
  for (const member of shape.members) {
    if (!hasValue(value as Container, member.name)) continue
    const inner = normalForm(member.shape, (value as Container)[member.name])
    if (inner !== undefined) given[member.name] = inner
    else if (member.required) throw missingMember(member)
  }
  return Object.keys(given).length > 0 ? given : undefined
}

/** Whether a container has a value of its own; some code may have put a property on `Object.prototype`. */
export function hasValue(container: Container, slot: string | number): boolean {
  return container[slot] !== undefined && Object.hasOwn(container, slot)
}

/** Creates the error for a request without a required member. */
export function missingMember({ query, whenMissing }: Member): Ec2ServiceError {
  if (!whenMissing) return missingParameter(query)
  return new Ec2ServiceError({ code: whenMissing.code, message: whenMissing.text })
}
