import type { Operation } from '../schemas/operation.js'
import { isScalar, type Shape, type StructureShape } from '../schemas/shape.js'
import { isCommonParameter } from './common-parameters.js'
import { pairsOf } from './form.js'
import type { RequestLimits } from './limits.js'
import {
  invalidAction,
  invalidParameterValue,
  missingAction,
  missingParameter,
  noSuchVersion,
  overLimit,
  repeatedParameter,
  unknownParameter,
} from './misfit.js'
import type { Open } from './open.js'
import { acceptedText, readScalar } from './read-scalar.js'
import type { Ec2ServiceError } from './service-error.js'

/**
 * Decodes the form of a request: a POST body, or the query of a GET without its `?`.
 *
 * Parameters may come in any order, with `+` or `%20` for spaces; the gaps of a list are closed in the order
 * of its numbers. The parameters that all actions have in common, those of both generations of signatures
 * included, are taken without complaint. The constraints of the schema are not checked here.
 *
 * @throws Ec2ServiceError as EC2 would answer: `UnknownParameter`, `MissingParameter`, `InvalidParameterValue`,
 * `InvalidParameterCombination` for a parameter that comes twice, `InvalidAction`, `NoSuchVersion`,
 * `MalformedQueryString`, `InvalidCharacter`, and `InvalidRequest` past one of the limits.
 *
 * @example
 * decodeRequest(CreateImage, 'Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web')
 * // { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
 */
export function decodeRequest<Input>(
  operation: Operation<Input, unknown>,
  body: string | URLSearchParams,
  limits: RequestLimits = {},
): Open<Input> {
  const reader = new FormReader(operation, limits)
  for (const [key, text] of pairsOf(body, limits.maxLength)) reader.take(key, text)
  return reader.finish() as Open<Input>
}

type Container = Record<string | number, unknown>

class FormReader {
  readonly #operation: Operation<unknown, unknown>
  readonly #limits: RequestLimits
  readonly #root: Container = {}
  readonly #common = new Map<string, string>()
  /** Lists whose numbers did not come as 1, 2, 3, …: for each of their numbers, the position of its item. */
  readonly #irregular = new Map<unknown[], Map<number, number>>()
  /** Structures that have required members. */
  readonly #demanding: [Container, StructureShape][] = []
  #count = 0
  #misfit: Ec2ServiceError | undefined

  constructor(operation: Operation<unknown, unknown>, limits: RequestLimits) {
    this.#operation = operation
    this.#limits = limits
    this.#demanding.push([this.#root, operation.shapes.input])
  }

  take(key: string, text: string): void {
    const { maxParameters = 100_000 } = this.#limits
    if (++this.#count > maxParameters) throw overLimit('parameters', maxParameters)
    if (key === 'Action' || key === 'Version' || isCommonParameter(key, this.#operation.shapes.input)) {
      if (this.#common.has(key)) this.#misfit ??= repeatedParameter(key)
      this.#common.set(key, text)
      return
    }
    // The first misfit is the answer, unless the action or its version turns out to be wrong.
    this.#misfit ??= this.#place(key, text)
  }

  finish(): Container {
    const { action, version } = this.#operation
    const sentAction = this.#common.get('Action')
    if (sentAction === undefined) throw missingAction()
    if (sentAction !== action) throw invalidAction(sentAction)
    const sentVersion = this.#common.get('Version') ?? version
    // EC2 answers to its earlier versions too, all of which are dates.
    if (!/^\d{4}-\d\d-\d\d$/.test(sentVersion) || sentVersion > version) throw noSuchVersion(sentVersion)
    if (this.#misfit) throw this.#misfit
    for (const [structure, shape] of this.#demanding) {
      for (const { name, query } of shape.required) {
        if (structure[name] === undefined) throw missingParameter(query)
      }
    }
    for (const [list, positions] of this.#irregular) closeGaps(list, positions)
    return this.#root
  }

  /** Puts a value where its key says, making the containers on the way. */
  #place(key: string, text: string): Ec2ServiceError | undefined {
    const { maxDepth = 100 } = this.#limits
    let container = this.#root
    let shape: Shape = this.#operation.shapes.input
    let start = 0
    for (let depth = 1; depth <= maxDepth; depth++) {
      const dot = key.indexOf('.', start)
      const part = dot === -1 ? key.slice(start) : key.slice(start, dot)
      let slot: string | number | undefined
      let inner: Shape
      if (shape.kind === 'structure') {
        const member = shape.byQuery.get(part)
        if (!member) return unknownParameter(part)
        slot = member.name
        inner = member.shape
      } else {
        const { item } = shape as { item: Shape }
        slot = this.#position(container as unknown as unknown[], part)
        if (slot === undefined) return unknownParameter(part)
        inner = item
      }
      if (dot === -1) {
        // The prefix of a structure or list is no parameter of its own.
        if (!isScalar(inner)) return unknownParameter(part)
        if (container[slot] !== undefined) return repeatedParameter(part)
        const value = readScalar(inner, text)
        if (value === undefined) return invalidParameterValue(part, text, `Expected ${acceptedText[inner.kind]}.`)
        container[slot] = value
        return undefined
      }
      if (isScalar(inner)) return unknownParameter(key.slice(dot + 1))
      container = (container[slot] ??= this.#container(inner)) as Container
      shape = inner
      start = dot + 1
    }
    throw overLimit('levels of nesting', maxDepth)
  }

  #container(shape: Shape): Container | unknown[] {
    if (shape.kind === 'list') return []
    const structure: Container = {}
    const structureShape = shape as StructureShape
    if (structureShape.required.length > 0) this.#demanding.push([structure, structureShape])
    return structure
  }

  /** The position of the item that has the number; `undefined` for what is not a number as EC2's clients write it. */
  #position(list: unknown[], part: string): number | undefined {
    const { maxIndex = 100_000 } = this.#limits
    if (!/^(?:0|[1-9]\d*)$/.test(part)) return undefined
    const number = Number(part)
    if (number > maxIndex) throw overLimit(`the number of a list's item`, maxIndex)
    let positions = this.#irregular.get(list)
    if (!positions) {
      if (number >= 1 && number <= list.length + 1) return number - 1
      positions = new Map(list.map((_, position) => [position + 1, position]))
      this.#irregular.set(list, positions)
    }
    let position = positions.get(number)
    if (position === undefined) {
      position = list.length
      positions.set(number, position)
      // Held, so that the next number does not get the same place.
      list.push(undefined)
    }
    return position
  }
}

function closeGaps(list: unknown[], positions: Map<number, number>): void {
  const items = [...positions].sort(([one], [other]) => one - other).map(([, position]) => list[position])
  for (let index = 0; index < items.length; index++) list[index] = items[index]
}
