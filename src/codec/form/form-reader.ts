import type { Ec2ServiceError } from '../../errors/ec2-service-error.js'
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
import { acceptedText, readScalar } from '../values/scalar.js'
import { isVersionOf } from './api-versions.js'
import { commonParameters } from './common-parameters.js'
import {
  ampersand,
  digitsEnd,
  dot,
  endsPart,
  equals,
  type FormBytes,
  formBytes,
  hexDigit,
  innerFormBytes,
  numberOf,
  sameLength,
} from './form-bytes.js'
import { ListIndices } from './list-indices.js'
import { memberAt, memberNames } from './member-names.js'
import { unescapeForm } from './percent-encoding.js'

type Container = Record<string | number, unknown>

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
  /** Where the last value ends. */
  #end = 0
  #firstError: Ec2ServiceError | undefined

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

  finish(): Container {
    const { action, version } = this.#operation
    const sentAction = this.#common.get('Action')
    if (sentAction === undefined) throw missingAction()
    if (sentAction !== action) throw invalidAction(sentAction)
    const sentVersion = this.#common.get('Version') ?? version
    if (!isVersionOf(this.#operation, sentVersion)) throw noSuchVersion(sentVersion)
    if (this.#firstError) throw this.#firstError
    for (const [structure, shape] of this.#withRequired) {
      for (const { name, query } of shape.required) {
        if (!hasValue(structure, name)) throw missingParameter(query)
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
        const hasZeroBefore = bytes[from] === 0x30 && at - from > 1
        if (at === from || hasZeroBefore || !endsPart(bytes[at])) return this.#rejectKey(form, start, from)
        slot = this.#indices.position(container as unknown as unknown[], numberOf(bytes, from, at))
        inner = (shape as ListShape).item
      }
      if (bytes[at] !== dot) {
        // The name of a structure or list alone is not a parameter.
        if (!isScalar(inner)) return this.#rejectKey(form, start, from)
        const value = this.#value(form, at, inner)
        if (hasValue(container, slot)) this.#firstError ??= repeatedParameter(form.text.slice(from, at))
        else if (value === undefined) this.#firstError ??= this.#invalid(form, from, at, inner)
        else container[slot] = value
        return this.#end
      }
      at++
      if (isScalar(inner)) return this.#rejectKey(form, start, at)
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

  /** Reads the value behind a key. Returns `undefined` if the text is not a value of the shape. */
  #value(form: FormBytes, keyEnd: number, shape: ScalarShape): unknown {
    const { bytes } = form
    if (shape.kind === 'integer' && bytes[keyEnd] === equals) {
      // Most integers can be read without making a string.
      const start = keyEnd + 1
      const end = digitsEnd(bytes, start)
      if (bytes[end] === ampersand && end > start && end - start < 16) {
        this.#end = end
        return numberOf(bytes, start, end)
      }
    }
    return readScalar(shape, this.#text(form, keyEnd))
  }

  #text({ text: form, bytes }: FormBytes, keyEnd: number): string {
    const start = bytes[keyEnd] === equals ? keyEnd + 1 : keyEnd
    let text = ''
    let from = start
    let isAscii = true
    let at = start
    for (let byte = bytes[at]; byte !== ampersand; byte = bytes[++at]) {
      if (byte === 0x25) {
        const high = hexDigit(bytes[at + 1])
        const low = hexDigit(bytes[at + 2])
        if (high < 8 && low < 16) {
          text += form.slice(from, at) + String.fromCharCode(high * 16 + low)
          at += 2
          from = at + 1
        } else isAscii = false
      } else if (byte === 0x2b) {
        text += `${form.slice(from, at)} `
        from = at + 1
      }
    }
    this.#end = at
    if (!isAscii) return unescaped(form.slice(start, at))
    const rest = form.slice(from, at)
    return text === '' ? rest : text + rest
  }

  #invalid(form: FormBytes, from: number, keyEnd: number, shape: ScalarShape): Ec2ServiceError {
    const part = form.text.slice(from, keyEnd)
    return invalidParameterValue(part, this.#text(form, keyEnd), `Expected ${acceptedText(shape)}.`)
  }

  /** Handles a key that is not the action's own: a common parameter, an escaped key, or an unknown one. */
  #rejectKey(form: FormBytes, start: number, from: number): number {
    const { bytes } = form
    let keyEnd = from
    while (bytes[keyEnd] !== equals && bytes[keyEnd] !== ampersand) keyEnd++
    const key = form.text.slice(start, keyEnd)
    const text = this.#text(form, keyEnd)
    const end = this.#end
    if (from === start && commonParameters.has(key)) {
      if (this.#common.has(key)) this.#firstError ??= repeatedParameter(key)
      this.#common.set(key, text)
      return end
    }
    const plain = encodeURIComponent(unescaped(key))
    if (plain === key) {
      const [part = ''] = key.slice(from - start).split('.', 1)
      this.#firstError ??= unknownParameter(unescaped(part))
    } else {
      this.#depth = 0
      this.#parameter(innerFormBytes(plain + form.text.slice(keyEnd, end)), 0, 0)
      this.#depth = 0
    }
    return end
  }
}

/** Whether a container has a value of its own; some code may have put a property on `Object.prototype`. */
function hasValue(container: Container, slot: string | number): boolean {
  return container[slot] !== undefined && Object.hasOwn(container, slot)
}

function unescaped(text: string): string {
  try {
    return unescapeForm(text)
  } catch {
    throw /%(?![0-9A-Fa-f]{2})/.test(text) ? malformedQueryString() : invalidCharacter()
  }
}
