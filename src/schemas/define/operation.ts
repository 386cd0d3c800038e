import * as v from 'valibot'
import { checkName, structureShape } from './compile-shape.js'
import type { StructureShape } from './shape.js'

/**
 * An EC2 action, described once: the codec, the types and the mock follow from it.
 * Made by {@link operation}.
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

/** What every response of EC2 carries beside its own members. */
export interface ResponseMetadata {
  /** The ID of the request. */
  RequestId?: string | undefined
}

/** The parts of an operation; see {@link operation}. */
export interface OperationParts<Input extends v.GenericSchema, Output extends v.ObjectEntries> {
  readonly action: string
  /** Default: `2016-11-15`, EC2's version since then. */
  readonly version?: string
  readonly input: Input
  readonly output: v.StrictObjectSchema<Output, undefined>
}

/**
 * Describes an EC2 action by the schemas of its request and response, and adds `RequestId` to the response.
 *
 * @throws TypeError when a schema holds something that has no form on the wire (a transformation, a default
 * value, a union, an object that is not strict), naming the place.
 *
 * @example
 * const StopInstances = operation({
 *   action: 'StopInstances',
 *   input: v.strictObject({ InstanceIds: v.pipe(v.array(v.string()), wireName({ query: 'InstanceId' })) }),
 *   output: v.strictObject({}),
 * })
 */
export function operation<Input extends v.GenericSchema, Output extends v.ObjectEntries>({
  action,
  version = '2016-11-15',
  input,
  output,
}: OperationParts<Input, Output>): Operation<
  v.InferOutput<Input>,
  v.InferOutput<v.StrictObjectSchema<Output, undefined>> & ResponseMetadata
> {
  checkName(action, 'An action')
  if (!/^[\w.-]+$/.test(version))
    throw new TypeError(`The version of ${action} is ${JSON.stringify(version)}; expected one such as 2016-11-15.`)
  if ('pipe' in output || (output as { readonly type: string }).type !== 'strict_object') {
    throw new TypeError(`The output of ${action} must be a v.strictObject(…) without checks.`)
  }
  const outputWithId = v.strictObject({ RequestId: v.optional(v.string()), ...output.entries })
  const shapes = {
    input: structureShape(input, `The input of ${action}`, false),
    output: structureShape(outputWithId, `The output of ${action}`, true),
  }
  for (const { name, query } of shapes.input.members) {
    if (query === 'Action' || query === 'Version')
      throw new TypeError(`The input of ${action}.${name} is called ${query} on the wire, as every request has it.`)
  }
  return {
    action,
    version,
    input,
    output: outputWithId as unknown as v.GenericSchema<v.InferOutput<v.StrictObjectSchema<Output, undefined>>>,
    shapes,
  }
}
