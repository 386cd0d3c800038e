import { assertArgument, assertOperation } from '../errors/assert-argument.js'
import type { Operation } from '../schemas/define/operation.js'
import { FormReader } from './form/form-reader.js'
import { normalForm } from './form/normal-form.js'
import { assertLimits, type RequestLimits, requestLimits } from './limits.js'
import type { Open } from './open.js'

/** A form that was read. EC2 answers differently to a parameter that is absent and to one that is empty. */
export interface ReadRequest<Input> {
  /** What the form says. A structure whose name has an empty value is an empty object, also as an item of a list. */
  readonly sent: Open<Input>
  /**
   * Returns the normal form, in which empty structures are left out.
   *
   * @throws Ec2ServiceError if a required member is left out.
   */
  readonly input: () => Open<Input>
}

/** Reads the form of a request. Throws what `decodeRequest` throws. */
export function readRequest<Input>(
  operation: Operation<Input, unknown>,
  body: string | URLSearchParams,
  limits: RequestLimits,
): ReadRequest<Input> {
  assertOperation(operation, 'decode a request')
  assertArgument(isForm(body), 'decode a request', 'body', body, 'a string or URLSearchParams')
  assertLimits(limits, requestLimits, 'decode a request')
  const reader = new FormReader(operation, limits)
  reader.read(String(body))
  const sent = reader.finish() as Open<Input>
  if (!reader.hasEmptyStructure) return { sent, input: () => sent }
  return { sent, input: () => (normalForm(operation.shapes.input, sent) ?? {}) as Open<Input> }
}

/** By its tag, since a test environment may bring its own URLSearchParams. */
function isForm(body: unknown): boolean {
  return typeof body === 'string' || Object.prototype.toString.call(body) === '[object URLSearchParams]'
}
