import type { Operation } from '../schemas/operation.js'
import type { StructureShape } from '../schemas/shape.js'

/** An ID as EC2 makes them: the resource's prefix and 17 hexadecimal digits. */
export function makeUpId(prefix: string, random: () => number): string {
  let digits = ''
  while (digits.length < 17) digits += Math.floor(random() * 16).toString(16)
  return `${prefix}-${digits}`
}

/**
 * Makes up an output that has the required members only, each an ID.
 *
 * @throws TypeError for a required member that is not an ID, and so cannot be made up.
 */
export function makeUpOutput<Output>(operation: Operation<unknown, Output>, random: () => number): Output {
  return structure(operation.action, operation.shapes.output, random) as Output
}

function structure(where: string, shape: StructureShape, random: () => number): object {
  const made: Record<string, unknown> = {}
  for (const { name, required, shape: inner, resourceId } of shape.members) {
    if (!required) continue
    if (resourceId !== undefined) made[name] = makeUpId(resourceId, random)
    else if (inner.kind === 'structure') made[name] = structure(`${where}.${name}`, inner, random)
    else {
      throw new TypeError(
        `${where}.${name} is required and cannot be made up; give handle(${where.split('.')[0]}, …) a response.`,
      )
    }
  }
  return made
}
