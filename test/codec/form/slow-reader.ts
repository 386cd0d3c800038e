// A reader of forms that is slow and obviously right: it splits, unescapes, and walks the shape one part at a time.
import type { Operation } from 'ec2wire'
import { commonParameters } from '../../../src/codec/form/common-parameters.ts'
import type { ScalarShape, Shape } from '../../../src/schemas/define/shape.ts'
import { slowlyRead } from '../values/slow-scalars.ts'

/** What a form decodes to: the value, or the code of EC2's error. */
export type Outcome = { readonly value: unknown } | { readonly code: string }

class OverLimit extends Error {}

class Refused extends Error {
  constructor(
    readonly code: string,
    readonly isFatal = false,
  ) {
    super(code)
  }
}

/** Decodes a form without limits, as `decodeRequest` must. */
export function slowlyDecoded(operation: Operation<unknown, unknown>, form: string): Outcome {
  try {
    return { value: decoded(operation, form) }
  } catch (error) {
    if (error instanceof OverLimit) return { code: 'InvalidRequest' }
    if (error instanceof Refused) return { code: error.code }
    throw error
  }
}

interface Node {
  value?: unknown
  parts: Map<string, Node>
}

function decoded({ action, version, shapes }: Operation<unknown, unknown>, form: string): unknown {
  // Such a form cannot have come over a network; it is rejected as a whole.
  if (/\p{Surrogate}/u.test(form)) throw new Refused('InvalidCharacter')
  const common = new Map<string, string>()
  const root: Node = { parts: new Map() }
  let misfit: string | undefined
  for (const parameter of form.split('&')) {
    if (parameter === '') continue
    const equals = parameter.indexOf('=')
    const key = equals === -1 ? parameter : parameter.slice(0, equals)
    const text = () => unescaped(equals === -1 ? '' : parameter.slice(equals + 1))
    try {
      const name = unescaped(key, text)
      const isOwn = shapes.input.members.some(({ query }) => query === name)
      if (!isOwn && commonParameters.has(name)) {
        const isRepeated = common.has(name)
        common.set(name, text())
        if (isRepeated) throw new Refused('InvalidParameterCombination')
      } else place(root, shapes.input, name.split('.'), text)
    } catch (error) {
      if (!(error instanceof Refused) || error.isFatal) throw error
      // A value that cannot be unescaped is reported before a name that leads nowhere.
      text()
      misfit ??= error.code
    }
  }
  const sent = common.get('Action')
  if (sent === undefined) throw new Refused('MissingAction')
  if (sent !== action) throw new Refused('InvalidAction')
  const sentVersion = common.get('Version') ?? version
  if (sentVersion !== version && !(/^\d{4}-\d\d-\d\d$/.test(sentVersion) && sentVersion < version)) {
    throw new Refused('NoSuchVersion')
  }
  if (misfit !== undefined) throw new Refused(misfit)
  return built(root, shapes.input)
}

/** Puts a value into the tree. Names that lead nowhere are unknown, and a scalar comes once. */
function place(node: Node, shape: Shape, [part, ...rest]: string[], text: () => string): void {
  if (part === undefined) return
  const inner = innerShape(shape, part)
  if (!inner) throw new Refused('UnknownParameter')
  const isScalar = !['structure', 'list', 'map'].includes(inner.kind)
  if (isScalar !== (rest.length === 0)) throw new Refused('UnknownParameter')
  let child = node.parts.get(part)
  if (!child) node.parts.set(part, (child = { parts: new Map() }))
  if (!isScalar) {
    place(child, inner, rest, text)
    return
  }
  if (child.value !== undefined) throw new Refused('InvalidParameterCombination')
  const value = slowlyRead(inner as ScalarShape, text())
  if (value === undefined) throw new Refused('InvalidParameterValue')
  child.value = value
}

function innerShape(shape: Shape, part: string): Shape | undefined {
  if (shape.kind === 'structure') return shape.members.find(({ query }) => query === part)?.shape
  if (shape.kind !== 'list' || !/^(?:0|[1-9]\d*)$/.test(part)) return undefined
  if (Number(part) > 100_000) throw new OverLimit()
  return shape.item
}

function built(node: Node, shape: Shape): unknown {
  if (shape.kind === 'list') {
    const numbers = [...node.parts.keys()].map(Number).sort((one, other) => one - other)
    return numbers.map((number) => built(node.parts.get(String(number)) as Node, shape.item))
  }
  if (shape.kind !== 'structure') return node.value
  const value: Record<string, unknown> = {}
  for (const member of shape.members) {
    const child = node.parts.get(member.query)
    if (child) value[member.name] = built(child, member.shape)
    if (member.required && value[member.name] === undefined) throw new Refused('MissingParameter')
  }
  return value
}

/** @param first What is unescaped before the key is. */
function unescaped(text: string, first?: () => string): string {
  const plain = text.replaceAll('+', ' ')
  if (first && /%/.test(plain)) first()
  if (/%(?![0-9A-Fa-f]{2})/.test(plain)) throw new Refused('MalformedQueryString', true)
  try {
    return decodeURIComponent(encodeURI(plain).replaceAll('%25', '%'))
  } catch {
    throw new Refused('InvalidCharacter', true)
  }
}
