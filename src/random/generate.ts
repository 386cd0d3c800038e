import type { Member, StructureShape } from '../schemas/define/shape.js'
import { isScalar } from '../schemas/define/shape.js'

/** An ID as EC2 makes them: the resource's prefix and 17 hexadecimal digits. */
export function generateId(prefix: string, random: () => number): string {
  return `${prefix}-${hexDigits(17, random)}`
}

export function hexDigits(count: number, random: () => number): string {
  let digits = ''
  while (digits.length < count) digits += Math.floor(random() * 16).toString(16)
  return digits
}

/**
 * Makes up a structure that has its required members only.
 *
 * @param scalar Makes up a member that is no ID of a resource.
 */
export function generateStructure(
  shape: StructureShape,
  random: () => number,
  scalar: (member: Member) => unknown,
): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const member of shape.members) if (member.required) made[member.name] = makeUp(member, random, scalar)
  return made
}

function makeUp(member: Member, random: () => number, scalar: (member: Member) => unknown): unknown {
  const { resourceId, shape } = member
  if (isScalar(shape)) return resourceId === undefined ? scalar(member) : generateId(resourceId, random)
  if (shape.kind === 'structure') return generateStructure(shape, random, scalar)
  if (shape.kind === 'map') return {}
  return [makeUp({ ...member, shape: shape.item, resourceId: shape.resourceId ?? resourceId }, random, scalar)]
}
