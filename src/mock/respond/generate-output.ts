import { generateStructure } from '../../random/generate.js'
import type { Operation } from '../../schemas/define/operation.js'

/**
 * Makes up an output that has the required members only, each an ID.
 *
 * @throws TypeError for a required member that is not an ID, and so cannot be made up.
 */
export function generateOutput<Output>({ action, shapes }: Operation<unknown, Output>, random: () => number): Output {
  return generateStructure(shapes.output, random, ({ name }) => {
    throw new TypeError(`${action}.${name} is required and cannot be made up; give handle(${action}, …) a response.`)
  }) as Output
}
