import type { Operation } from '../schemas/operation.js'
import { isScalar, type Shape, type StructureShape } from '../schemas/shape.js'
import { isCommonParameter } from './common-parameters.js'
import { hasLoneSurrogate, unescapeForm } from './form.js'
import type { RequestLimits } from './limits.js'
import {
  invalidAction,
  invalidCharacter,
  invalidParameterValue,
  malformedQueryString,
  missingAction,
  missingParameter,
  noSuchVersion,
  overLimit,
  repeatedParameter,
  unknownParameter,
} from './misfit.js'
import { acceptedText, readScalar } from './read-scalar.js'
import type { Ec2ServiceError } from './service-error.js'

type Container = Record<string | number, unknown>

/**
 * Reads the parameters of a form into the value that they stand for, in one pass. What is wrong with a parameter is kept
 * until the end, since a wrong action comes before it.
 */
export class FormReader {
  readonly #operation: Operation<unknown, unknown>
  readonly #limits: RequestLimits
  readonly #common = new Map<string, string>()
  /** Lists whose numbers did not come as 1, 2, 3, …: for each of their numbers, the position of its item. */
  readonly #irregular = new Map<unknown[], Map<number, number>>()
  /** Structures that have required members. */
  readonly #demanding: [Container, StructureShape][] = []
  /**
   * What the last key led through: the containers, the root first, their shapes, and what of the key led to them.
   * The next key mostly begins in the same way.
   */
  readonly #containers: Container[]
  readonly #shapes: Shape[]
  readonly #prefixes = ['']
  #depth = 1
  #count = 0
  #misfit: Ec2ServiceError | undefined

  constructor(operation: Operation<unknown, unknown>, limits: RequestLimits) {
    const { input } = operation.shapes
    const root = {}
    this.#operation = operation
    this.#limits = limits
    this.#containers = [root]
    this.#shapes = [input]
    this.#demanding.push([root, input])
  }

  readPairs(pairs: URLSearchParams): void {
    let length = 0
    for (const [key, text] of pairs) {
      length += key.length + text.length + 2
      this.#checkLength(length)
      this.#depth = 1
      this.#take(key, 0, key.length, text)
    }
  }

  readForm(form: string): void {
    this.#checkLength(form.length)
    if (hasLoneSurrogate(form)) throw invalidCharacter()
    const { length } = form
    // Where the next of each of these characters is.
    let equals = -1
    let percent = -1
    let plus = -1
    for (let start = 0, end: number; start < length; start = end + 1) {
      end = indexOf(form, '&', start)
      if (end === start) continue
      if (equals < start) equals = indexOf(form, '=', start)
      if (percent < start) percent = indexOf(form, '%', start)
      if (plus < start) plus = indexOf(form, '+', start)
      const keyEnd = Math.min(equals, end)
      const escaped = Math.min(percent, plus)
      const value = form.slice(keyEnd + 1, end)
      const text = escaped < end ? read(value) : value
      if (escaped < keyEnd) {
        const key = read(form.slice(start, keyEnd))
        this.#depth = 1
        this.#take(key, 0, key.length, text)
        this.#depth = 1
      } else {
        while (!form.startsWith(this.#prefixes[this.#depth - 1] as string, start)) this.#depth--
        this.#take(form, start, keyEnd, text)
      }
    }
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
    return this.#containers[0] as Container
  }

  #checkLength(length: number): void {
    const { maxLength = 10_000_000 } = this.#limits
    if (length > maxLength) throw overLimit('characters', maxLength)
  }

  #take(source: string, start: number, end: number, text: string): void {
    const { maxParameters = 100_000 } = this.#limits
    if (++this.#count > maxParameters) throw overLimit('parameters', maxParameters)
    if (this.#depth === 1 && this.#takeCommon(source, start, end, text)) return
    // The first misfit is the answer, unless the action or its version turns out to be wrong.
    this.#misfit ??= this.#place(source, start, end, text)
  }

  #takeCommon(source: string, start: number, end: number, text: string): boolean {
    const key = source.slice(start, end)
    if (key !== 'Action' && key !== 'Version' && !isCommonParameter(key, this.#operation.shapes.input)) return false
    if (this.#common.has(key)) this.#misfit ??= repeatedParameter(key)
    this.#common.set(key, text)
    return true
  }

  /** Puts a value where its key says, making the containers on the way. */
  #place(source: string, start: number, end: number, text: string): Ec2ServiceError | undefined {
    const { maxDepth = 100 } = this.#limits
    let container = this.#containers[this.#depth - 1] as Container
    let shape = this.#shapes[this.#depth - 1] as Shape
    let at = start + (this.#prefixes[this.#depth - 1] as string).length
    for (;;) {
      if (this.#depth > maxDepth) throw overLimit('levels of nesting', maxDepth)
      let dot = at
      while (dot < end && source.charCodeAt(dot) !== 0x2e) dot++
      const isLast = dot === end
      let slot: string | number | undefined
      let inner: Shape
      if (shape.kind === 'structure') {
        const member = shape.byQuery.get(source.slice(at, dot))
        if (!member) return unknownParameter(source.slice(at, dot))
        slot = member.name
        inner = member.shape
      } else {
        const { item } = shape as { item: Shape }
        slot = this.#position(container as unknown as unknown[], source, at, dot)
        if (slot === undefined) return unknownParameter(source.slice(at, dot))
        inner = item
      }
      if (isLast) {
        // The prefix of a structure or list is no parameter of its own.
        if (!isScalar(inner)) return unknownParameter(source.slice(at, end))
        if (container[slot] !== undefined) return repeatedParameter(source.slice(at, end))
        const value = readScalar(inner, text)
        if (value === undefined)
          return invalidParameterValue(source.slice(at, end), text, `Expected ${acceptedText[inner.kind]}.`)
        container[slot] = value
        return undefined
      }
      if (isScalar(inner)) return unknownParameter(source.slice(dot + 1, end))
      container = (container[slot] ??= this.#container(inner)) as Container
      shape = inner
      at = dot + 1
      this.#containers[this.#depth] = container
      this.#shapes[this.#depth] = shape
      this.#prefixes[this.#depth] = source.slice(start, at)
      this.#depth++
    }
  }

  #container(shape: Shape): Container | unknown[] {
    if (shape.kind === 'list') return []
    const structure: Container = {}
    const structureShape = shape as StructureShape
    if (structureShape.required.length > 0) this.#demanding.push([structure, structureShape])
    return structure
  }

  /** The position of the item that has the number; `undefined` for what is not a number as EC2's clients write it. */
  #position(list: unknown[], source: string, start: number, end: number): number | undefined {
    const { maxIndex = 100_000 } = this.#limits
    const number = naturalNumber(source, start, end)
    if (number === undefined) return undefined
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

/** The number that digits stand for; `undefined` for anything else, zeros before it included. */
function naturalNumber(source: string, start: number, end: number): number | undefined {
  let number = 0
  for (let at = start; at < end; at++) {
    const digit = source.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  const hasZeroBefore = source.charCodeAt(start) === 0x30 && end - start > 1
  return start === end || hasZeroBefore ? undefined : number
}

function indexOf(form: string, char: string, start: number): number {
  const at = form.indexOf(char, start)
  return at === -1 ? form.length : at
}

function read(text: string): string {
  try {
    return unescapeForm(text)
  } catch {
    throw /%(?![0-9A-Fa-f]{2})/.test(text) ? malformedQueryString() : invalidCharacter()
  }
}
