import type { ScalarShape } from '../../schemas/define/shape.js'
import { readScalar } from '../values/scalar.js'

/**
 * Reads the value of a parameter. Returns `undefined` if the text is not a value of the shape.
 *
 * @param name The member, or the position of a list item.
 */
export function readParameter(name: string | number, shape: ScalarShape, text: string): unknown {
  if (shape.kind !== 'boolean') return readScalar(shape, text)
  return name === 'DryRun' ? text.toLowerCase() === 'true' : readBoolean(text)
}

/**
 * Reads a boolean, in any letter case: Apache Libcloud sends `True` and `False`. It also sends `Encrypted=1`. That EC2
 * takes `1` and `0` is inferred.
 *
 * `DryRun=1` launched an instance (pplu/aws-sdk-perl#141), so `DryRun` is true only as `true`. Inferred: every other
 * text is false for it, since a dry run that is none does the most harm.
 */
function readBoolean(text: string): boolean | undefined {
  switch (text.toLowerCase()) {
    case 'true':
    case '1':
      return true
    case 'false':
    case '0':
      return false
    default:
      return undefined
  }
}
