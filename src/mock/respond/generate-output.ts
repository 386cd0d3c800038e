import { generateStructure } from '../../random/generate.js'
import type { Operation } from '../../schemas/define/operation.js'

/**
 * Generates an output with its required members, each of which must be a resource ID, and with `Return: true` if it has
 * that member.
 *
 * @throws TypeError if a required member is not a resource ID.
 */
export function generateOutput<Output>({ action, shapes }: Operation<unknown, Output>, random: () => number): Output {
  return generateStructure(shapes.output, random, ({ name }) => {
    throw new TypeError(
      `Cannot generate the response of ${action}: ${name} is required, and is not a resource ID. Pass a response to handle(${action}, …).`,
    )
  }) as Output
}
