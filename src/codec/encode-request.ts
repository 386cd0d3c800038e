import { assertOperation } from '../errors/assert-argument.js'
import { formatValue } from '../errors/format-value.js'
import type { Operation } from '../schemas/define/operation.js'
import { isScalar, type ListShape, type Member, type Shape, type StructureShape } from '../schemas/define/shape.js'
import { escapeForm } from './form/percent-encoding.js'
import { scalarText } from './values/scalar.js'
import { ValuePath } from './values/value-path.js'
import { failMissing, writeStructure } from './values/write-structure.js'

/**
 * Encodes the input of an action as a form, for a POST body or for the query of a GET. `Action` and `Version` come first,
 * then the members in the order of the schema. Lists are flat and numbered from 1.
 *
 * `undefined`, an empty list and an empty structure mean "not given" and are not sent. The constraints of the schema are
 * not checked here: call `v.parse(CreateImageInput, input)` for that.
 *
 * @throws CodecError if the input does not have the structure of the schema: an unknown or missing member, a value of the
 * wrong type, text that UTF-8 cannot carry, or an empty structure in a list.
 *
 * @example
 * encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'standard-web-server-v1.0' })
 * // 'Action=CreateImage&Version=2016-11-15&InstanceId=i-1234567890abcdef0&Name=standard-web-server-v1.0'
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export function encodeRequest<Input>(operation: Operation<Input, unknown>, input: NoInfer<Input>): string {
  assertOperation(operation, 'encode a request')
  const { action, version, shapes } = operation
  const path = new ValuePath(`encode the ${action} request`, 'input')
  return `Action=${action}&Version=${version}${structure(path, shapes.input, input, '&')}`
}

/** Where the parameters of a structure stand: what their names begin with, and what each member adds. */
interface Place {
  readonly prefix: string
  readonly names: readonly string[]
}

/** The parameter names of a structure's members with `=` behind them, or `.` before the name of a part. */
const namesByShape = /* @__PURE__ */ new WeakMap<StructureShape, readonly string[]>()

function structure(path: ValuePath, shape: StructureShape, value: unknown, prefix: string): string {
  let names = namesByShape.get(shape)
  if (!names) {
    // Joined, since engines keep the parts of a concatenation.
    names = shape.members.map(({ query, shape: inner }) => [query, isScalar(inner) ? '=' : '.'].join(''))
    namesByShape.set(shape, names)
  }
  return writeStructure(path, shape, value, parameter, { prefix, names })
}

function parameter(path: ValuePath, { prefix, names }: Place, member: Member, value: unknown, index: number): string {
  const key = prefix + names[index]
  if (value === undefined && member.idempotencyToken) return key + member.idempotencyToken()
  const text = value === undefined ? '' : element(path, member.name, member.shape, value, key)
  return text === '' && member.required ? failMissing(path, member, value) : text
}

/**
 * Writes a member or an item; nothing if the value means "not given".
 *
 * @param key What stands before the value: the name with `=`, or the beginning of the names of its parts.
 */
function element(path: ValuePath, name: string | number, shape: Shape, value: unknown, key: string): string {
  if (isScalar(shape)) {
    const text = scalarText(path, name, shape, value)
    if (shape.kind === 'integer' || shape.kind === 'boolean') return key + text
    try {
      return key + escapeForm(text)
    } catch (cause) {
      const isTooLong = !(cause instanceof URIError)
      return path.fail(name, formatValue(text), isTooLong ? 'a shorter string' : 'a string without lone surrogates')
    }
  }
  path.enter(name)
  const written =
    shape.kind === 'list' ? list(path, shape, value, key) : structure(path, shape as StructureShape, value, key)
  path.leave()
  return written
}

function list(path: ValuePath, { item }: ListShape, value: unknown, prefix: string): string {
  if (!Array.isArray(value)) return path.fail(undefined, formatValue(value), 'a list')
  const behind = isScalar(item) ? '=' : '.'
  let written = ''
  for (let index = 0; index < value.length; index++) {
    const number = `${index + 1}${behind}`
    const text = element(path, index, item, value[index], prefix + number)
    if (text === '') failMissing(path, { name: index, shape: item }, value[index], 'lists have no gaps')
    written += text
  }
  return written
}
