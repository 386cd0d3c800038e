import type { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import {
  invalidAction,
  invalidParameterValue,
  missingAction,
  noSuchVersion,
  overLimit,
  repeatedParameter,
  unknownParameter,
} from '../../errors/request-errors.js'
import type { Operation } from '../../schemas/define/operation.js'
import {
  isScalar,
  type ListShape,
  type ScalarShape,
  type Shape,
  type StructureShape,
} from '../../schemas/define/shape.js'
import { deepestValue, type RequestLimits, requestLimits } from '../limits.js'
import { acceptedText } from '../values/scalar.js'
import { commonParameters } from './common-parameters.js'
import {
  ampersand,
  digitsEnd,
  dot,
  endsPart,
  equals,
  type FormBytes,
  formBytes,
  innerFormBytes,
  isListNumber,
  numberOf,
  sameLength,
} from './form-bytes.js'
import { readText, unescaped } from './form-text.js'
import { ListIndices } from './list-indices.js'
import { memberAt, memberNames } from './member-names.js'
import { type Container, hasValue, missingMember } from './normal-form.js'
import { readParameter } from './read-parameter.js'

/** A structure or list on the way of a key. */
interface Level {
  container: Container
  shape: Shape
  /** How many characters of the key lead here. */
  length: number
  /** The names of a structure's members, as they stand in the form's bytes. */
  names: readonly Uint8Array[]
  /** The index of the member that is likely to come next. */
  next: number
}

/**
 * Reads the parameters of a form into a value, in one pass. The first error of a parameter is kept until the end, since
 * EC2 reports a wrong action before it.
 */
export class FormReader {
  readonly #operation: Operation<unknown, unknown>
  readonly #maxLength: number
  readonly #maxParameters: number
  readonly #maxDepth: number
  readonly #common = new Map<string, string>()
  readonly #indices: ListIndices
  /** The structures that have required members. */
  readonly #withRequired: [Container, StructureShape][] = []
  /** The containers of the last key, the root first. The next key mostly begins in the same way. */
  readonly #levels: Level[]
  #depth = 0
  #firstError: Ec2ServiceError | undefined
  #hasEmptyStructure = false

  constructor(
    operation: Operation<unknown, unknown>,
    {
      maxLength = requestLimits.maxLength,
      maxParameters = requestLimits.maxParameters,
      maxIndex = requestLimits.maxIndex,
      maxDepth = requestLimits.maxDepth,
    }: RequestLimits,
  ) {
    const { input } = operation.shapes
    this.#operation = operation
    this.#maxLength = maxLength
    this.#maxParameters = maxParameters
    this.#maxDepth = Math.min(maxDepth, deepestValue)
    this.#indices = new ListIndices(maxIndex)
    this.#levels = [
      { container: this.#container(input) as Container, shape: input, length: 0, names: memberNames(input), next: 0 },
    ]
  }

  read(text: string): void {
    if (text.length > this.#maxLength) throw overLimit('characters', this.#maxLength)
    const form = formBytes(text)
    const { length } = form.text
    let count = 0
    let last = 0
    for (let start = 0, end: number; start < length; start = end + 1) {
      end = start
      if (form.bytes[start] === ampersand) continue
      if (++count > this.#maxParameters) throw overLimit('parameters', this.#maxParameters)
      end = this.#parameter(form, start, last)
      last = start
    }
  }

  /** Whether the form has an empty structure, which the normal form of the value leaves out. */
  get hasEmptyStructure(): boolean {
    return this.#hasEmptyStructure
  }

  finish(): Container {
    const { action, version } = this.#operation
    const sentAction = this.#common.get('Action')
    if (sentAction === undefined) throw missingAction()
    if (sentAction !== action) throw invalidAction(sentAction)
    const sentVersion = this.#common.get('Version') ?? version
    if (sentVersion !== version && !isEarlier(sentVersion, version)) throw noSuchVersion(sentVersion)
    if (this.#firstError) throw this.#firstError
    for (const [structure, shape] of this.#withRequired) {
      for (const member of shape.required) {
        if (!hasValue(structure, member.name)) throw missingMember(member)
      }
    }
    this.#indices.closeGaps()
    return (this.#levels[0] as Level).container
  }

  /**
   * Puts a value where its key says, and makes the containers on the way. Returns where the parameter ends.
   *
   * @param last Where the previous parameter starts.
   */
  #parameter(form: FormBytes, start: number, last: number): number {
    const { bytes } = form
    let level = this.#sharedLevel(form, start, last)
    let at = start + level.length
    for (;;) {
      const from = at
      const { container, shape } = level
      let slot: string | number
      let inner: Shape
      if (shape.kind === 'structure') {
        const member = memberAt(bytes, from, level, shape.members)
        if (!member) return this.#rejectKey(form, start, from)
        at += member.query.length
        slot = member.name
        inner = member.shape
      } else {
        at = digitsEnd(bytes, from)
        if (!isListNumber(bytes, from, at) || !endsPart(bytes[at])) return this.#rejectKey(form, start, from, '1.')
        slot = this.#indices.position(container as unknown as unknown[], numberOf(bytes, from, at))
        inner = (shape as ListShape).item
      }
      if (bytes[at] !== dot) {
        if (!isScalar(inner)) return this.#containerAlone(form, start, at, container, slot, inner)
        const value = this.#value(form, at, inner, slot)
        if (hasValue(container, slot)) this.#firstError ??= repeatedParameter(nameOf(form, start, at))
        else if (value === undefined) this.#firstError ??= invalid(form, start, at, inner)
        else container[slot] = value
        return form.end
      }
      if (isScalar(inner)) return this.#scalarWithPart(form, start, at)
      at++
      level = this.#enter(container, slot, inner, at - start)
    }
  }

  /** Returns the innermost container that this key shares with the previous one. */
  #sharedLevel(form: FormBytes, start: number, last: number): Level {
    let level = this.#levels[this.#depth] as Level
    const same = sameLength(form, start, last, level.length)
    while (level.length > same) level = this.#levels[--this.#depth] as Level
    return level
  }

  #enter(container: Container, slot: string | number, shape: Shape, length: number): Level {
    const depth = ++this.#depth
    if (depth >= this.#maxDepth) throw overLimit('levels of nesting', this.#maxDepth)
    if (!hasValue(container, slot)) container[slot] = this.#container(shape)
    // Duplicated on purpose: separate call sites keep V8's inline caches monomorphic.
    const inner = (typeof slot === 'number' ? container[slot] : container[slot]) as Container
    const level = this.#levels[depth]
    const names = memberNames(shape)
    if (!level) return (this.#levels[depth] = { container: inner, shape, length, names, next: 0 })
    level.container = inner
    level.shape = shape
    level.length = length
    level.names = names
    level.next = 0
    return level
  }

  #container(shape: Shape): Container | unknown[] {
    if (shape.kind === 'list') return []
    const structure: Container = {}
    const structureShape = shape as StructureShape
    if (structureShape.required.length > 0) this.#withRequired.push([structure, structureShape])
    return structure
  }

  /** Reads the name of a structure or a list alone. A list without a number is a list of one. */
  #containerAlone(
    form: FormBytes,
    start: number,
    keyEnd: number,
    container: Container,
    slot: string | number,
    shape: Shape,
  ): number {
    if (shape.kind === 'list') return this.#readAs(`${form.text.slice(start, keyEnd)}.1`, form, keyEnd)
    if (readText(form, keyEnd) !== '') this.#firstError ??= unknownParameter(nameOf(form, start, keyEnd))
    else if (!hasValue(container, slot)) container[slot] = this.#container(shape)
    this.#hasEmptyStructure = true
    return form.end
  }

  /** Rejects a part behind the name of a scalar. EC2 takes a number for another value of the scalar. */
  #scalarWithPart(form: FormBytes, start: number, nameEnd: number): number {
    const { bytes } = form
    const from = nameEnd + 1
    const end = digitsEnd(bytes, from)
    if (!isListNumber(bytes, from, end) || !endsPart(bytes[end]) || bytes[end] === dot) {
      return this.#rejectKey(form, start, from)
    }
    readText(form, end)
    // EC2's answer to several numbers. Inferred for one.
    this.#firstError ??= repeatedParameter(nameOf(form, start, nameEnd))
    return form.end
  }

  /** Reads the value behind a key. Returns `undefined` if the text is not a value of the shape. */
  #value(form: FormBytes, keyEnd: number, shape: ScalarShape, name: string | number): unknown {
    const { bytes } = form
    if (shape.kind === 'integer' && bytes[keyEnd] === equals) {
      // Most integers can be read without making a string.
      const start = keyEnd + 1
      const end = digitsEnd(bytes, start)
      if (bytes[end] === ampersand && end > start && end - start < 16) {
        form.end = end
        return numberOf(bytes, start, end)
      }
    }
    return readParameter(name, shape, readText(form, keyEnd))
  }

  /**
   * Handles a key that is not the action's own: a common parameter, an escaped key, or an unknown one.
   *
   * @param number What stands between the two parts of the key if the first is a list without a number.
   */
  #rejectKey(form: FormBytes, start: number, from: number, number = ''): number {
    const { bytes } = form
    let keyEnd = from
    while (bytes[keyEnd] !== equals && bytes[keyEnd] !== ampersand) keyEnd++
    const key = form.text.slice(start, keyEnd)
    const text = readText(form, keyEnd)
    if (from === start && commonParameters.has(key)) {
      if (this.#common.has(key)) this.#firstError ??= repeatedParameter(key)
      this.#common.set(key, text)
      return form.end
    }
    const plain = encodeURIComponent(unescaped(key))
    if (plain !== key) return this.#readAs(plain, form, keyEnd)
    const [known, rest] = [key.slice(0, from - start), key.slice(from - start)]
    if (number !== '') return this.#readAs(known + number + rest, form, keyEnd)
    const [part = ''] = rest.split('.', 1)
    this.#firstError ??= unknownParameter(unescaped(part))
    return form.end
  }

  /** Reads a parameter with another spelling of its key. */
  #readAs(key: string, form: FormBytes, keyEnd: number): number {
    readText(form, keyEnd)
    this.#depth = 0
    this.#parameter(innerFormBytes(key + form.text.slice(keyEnd, form.end)), 0, 0)
    this.#depth = 0
    return form.end
  }
}

function invalid(form: FormBytes, start: number, keyEnd: number, shape: ScalarShape): Ec2ServiceError {
  const name = nameOf(form, start, keyEnd)
  return invalidParameterValue(name, readText(form, keyEnd), `Expected ${acceptedText(shape)}.`)
}

/** Returns the last name of a key, without the numbers behind it, as EC2's texts have it. */
function nameOf({ text }: FormBytes, start: number, keyEnd: number): string {
  const key = text.slice(start, keyEnd).replace(/(?:\.\d+)+$/, '')
  return key.slice(key.lastIndexOf('.') + 1)
}

/** Whether the request asks for an earlier version: EC2 accepts them, and all are dates. */
function isEarlier(sent: string, version: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(sent) && sent < version
}
