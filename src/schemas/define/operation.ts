import * as v from 'valibot'
import { assertArgument } from '../../errors/assert-argument.js'
import { allScalars } from '../scalars/all-scalars.js'
import type { ScalarCodecs } from '../scalars/scalar-codec.js'
import { checkSchema, isWireName } from './check-schema.js'
import { compileShape } from './compile-shape.js'
import type { StructureShape } from './shape.js'

/**
 * The description of an EC2 action. The codec, the types and the mocks follow from it. Create one with
 * {@link operation}.
 */
export interface Operation<Input, Output> {
  /** The action's name, such as `CreateImage`. */
  readonly action: string
  /** The version of the API, such as `2016-11-15`. */
  readonly version: string
  /** The Valibot schema of the request, with its constraints. */
  readonly input: v.GenericSchema<Input>
  /** The Valibot schema of the response, `RequestId` included. */
  readonly output: v.GenericSchema<Output>
  /** What the codec reads off the schemas. @internal */
  readonly shapes: { readonly input: StructureShape; readonly output: StructureShape }
}

/** The member that every response of EC2 has. */
export interface ResponseMetadata {
  /** The ID of the request. */
  RequestId?: string | undefined
}

/** The parts of an operation. See {@link operation}. */
export interface OperationParts<Input extends v.GenericSchema, Output extends v.ObjectEntries> {
  readonly action: string
  /** The version of the API. Default: `2016-11-15`, EC2's current version. */
  readonly version?: string
  readonly input: Input
  readonly output: v.StrictObjectSchema<Output, undefined>
}

/**
 * Describes an EC2 action by the schemas of its request and response, and adds `RequestId` to the response.
 *
 * @throws TypeError if EC2 Query cannot represent a schema (a transform, a default value, a union, an object that is not
 * strict), with its path.
 *
 * @example
 * const StopInstances = operation({
 *   action: 'StopInstances',
 *   input: v.strictObject({ InstanceIds: v.pipe(v.array(v.string()), wireName({ query: 'InstanceId' })) }),
 *   output: v.strictObject({}),
 * })
 */
export function operation<Input extends v.GenericSchema, Output extends v.ObjectEntries>(
  parts: OperationParts<Input, Output>,
): DefinedOperation<Input, Output> {
  assertArgument(typeof parts === 'object' && parts, 'define an operation', 'the argument', parts, 'an object')
  checkParts(parts as OperationParts<v.GenericSchema, v.ObjectEntries>)
  return defineOperation(parts, allScalars)
}

/**
 * Describes an action as `operation` does, without its checks: pages that use only ec2wire's own actions do not need
 * them, and a test checks those.
 *
 * @param codecs The codecs of the scalars that the schemas have beside strings, integers and booleans.
 * @internal
 */
export function defineOperation<Input extends v.GenericSchema, Output extends v.ObjectEntries>(
  { action, version = '2016-11-15', input, output }: OperationParts<Input, Output>,
  codecs: ScalarCodecs = {},
): DefinedOperation<Input, Output> {
  const outputWithId = v.strictObject({ RequestId: v.optional(v.string()), ...output.entries })
  return {
    action,
    version,
    input,
    output: outputWithId as unknown as v.GenericSchema<v.InferOutput<v.StrictObjectSchema<Output, undefined>>>,
    shapes: { input: compileShape(input, codecs), output: compileShape(outputWithId, codecs) },
  }
}

type DefinedOperation<Input extends v.GenericSchema, Output extends v.ObjectEntries> = Operation<
  v.InferOutput<Input>,
  v.InferOutput<v.StrictObjectSchema<Output, undefined>> & ResponseMetadata
>

function checkParts({ action, version, input, output }: OperationParts<v.GenericSchema, v.ObjectEntries>): void {
  const attempt = `define ${action}`
  assertArgument(isWireName(action), 'define an operation', 'action', action, 'letters, digits, - and _')
  const isVersion = version === undefined || (typeof version === 'string' && /^[\w.-]+$/.test(version))
  assertArgument(isVersion, attempt, 'version', version, 'a version such as 2016-11-15')
  assertArgument(isSchema(input), attempt, 'input', input, 'a Valibot schema')
  assertArgument(isSchema(output), attempt, 'output', output, 'a Valibot schema')
  checkSchema(input, `Cannot define ${action}: input`, false)
  if ('pipe' in output) {
    throw new TypeError(`Cannot define ${action}: output has checks; expected a v.strictObject(…) without checks.`)
  }
  checkSchema(output, `Cannot define ${action}: output`, true)
  for (const { name, query } of compileShape(input, allScalars).members) {
    if (query === 'Action' || query === 'Version') {
      throw new TypeError(
        `Cannot define ${action}: input.${name} is called ${query} on the wire; expected a name that not every request has.`,
      )
    }
  }
}

function isSchema(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema'
}
