import type { Member, Shape, StructureShape } from '../schemas/define/shape.js'
import { isScalar } from '../schemas/define/shape.js'

/** Generates an ID like EC2's: the prefix of the resource, and 17 hexadecimal digits. */
export function generateId(prefix: string, random: () => number): string {
  return `${prefix}-${hexDigits(17, random)}`
}

const hexadecimal = '0123456789abcdef'

/** Generates hexadecimal digits. */
export function hexDigits(count: number, random: () => number): string {
  let digits = ''
  while (digits.length < count) digits += hexadecimal.charAt(Math.floor(random() * 16))
  return digits
}

/**
 * Whether a member is the `Return` of actions that return nothing else. EC2 answers `<return>true</return>`, and reports
 * failures as errors.
 */
export function isSuccessFlag({ name, shape }: { readonly name: string; readonly shape: Shape }): boolean {
  return name === 'Return' && shape.kind === 'boolean'
}

/**
 * Generates a structure with its required members, and `Return: true` if it has that member.
 *
 * @param scalar Generates a scalar member that is not the ID of a resource.
 */
export function generateStructure(
  shape: StructureShape,
  random: () => number,
  scalar: (member: Member) => unknown,
): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const member of shape.members) {
    if (isSuccessFlag(member)) made[member.name] = true
    else if (member.required) made[member.name] = generateValue(member, random, scalar)
  }
  return made
}

function generateValue(member: Member, random: () => number, scalar: (member: Member) => unknown): unknown {
  const { resourceId, shape } = member
  if (isScalar(shape)) return resourceId === undefined ? scalar(member) : generateId(resourceId, random)
  if (shape.kind === 'structure') return generateStructure(shape, random, scalar)
  if (shape.kind === 'map') return {}
  return [generateValue({ ...member, shape: shape.item, resourceId: shape.resourceId ?? resourceId }, random, scalar)]
}
