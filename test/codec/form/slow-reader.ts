// A reader of forms that is slow and obviously right: it splits, unescapes, and walks the shape one part at a time.
import type { Operation } from 'ec2wire'
import { commonParameters } from '../../../src/codec/form/common-parameters.ts'
import type { Member, ScalarShape, Shape } from '../../../src/schemas/define/shape.ts'
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
  return outcomeOf(() => normal(sent(operation, form), operation.shapes.input) ?? {})
}

/** What a form says, with its empty structures, as the mocks need it. */
export function slowlySent(operation: Operation<unknown, unknown>, form: string): Outcome {
  return outcomeOf(() => sent(operation, form))
}

function outcomeOf(value: () => unknown): Outcome {
  try {
    return { value: value() }
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

function sent({ action, version, shapes }: Operation<unknown, unknown>, form: string): unknown {
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
      checkNumbers(shapes.input, key)
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

/** A number over the limit is reported before what follows it in the key, unless something before it is escaped. */
function checkNumbers(input: Shape, key: string): void {
  const [, plain = ''] = /^((?:[\w-]+\.)*)/.exec(key) ?? []
  let shape: Shape | undefined = input
  for (const part of plain.split('.').slice(0, -1)) {
    if (shape?.kind === 'structure') shape = shape.members.find(({ query }) => query === part)?.shape
    else if (shape?.kind === 'list' && isNumber(part)) {
      if (Number(part) > 100_000) throw new OverLimit()
      shape = shape.item
    } else return
  }
}

/**
 * Puts a value into the tree. Names that lead nowhere are unknown, and a scalar comes once. A list without a number is
 * a list of one, and a structure without a value is there and empty.
 */
function place(node: Node, shape: Shape, parts: string[], text: () => string, name = ''): void {
  const [part, ...rest] = parts
  if (shape.kind === 'list') {
    if (part === undefined || !isNumber(part)) {
      // Such a parameter is written with the number first.
      text()
      place(node, shape, ['1', ...parts], text, name)
      return
    }
    if (Number(part) > 100_000) throw new OverLimit()
    place(childOf(node, part), shape.item, rest, text, name)
  } else if (shape.kind === 'structure') {
    if (part === undefined) {
      if (text() !== '') throw new Refused('UnknownParameter')
      return
    }
    const member = shape.members.find(({ query }) => query === part)
    if (!member) throw new Refused('UnknownParameter')
    place(childOf(node, part), member.shape, rest, text, part)
  } else {
    if (part !== undefined) {
      throw new Refused(isNumber(part) && rest.length === 0 ? 'InvalidParameterCombination' : 'UnknownParameter')
    }
    if (node.value !== undefined) throw new Refused('InvalidParameterCombination')
    const value = shape.kind === 'boolean' ? boolean(name, text()) : slowlyRead(shape as ScalarShape, text())
    if (value === undefined) throw new Refused('InvalidParameterValue')
    node.value = value
  }
}

function childOf(node: Node, part: string): Node {
  let child = node.parts.get(part)
  if (!child) node.parts.set(part, (child = { parts: new Map() }))
  return child
}

function isNumber(part: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(part)
}

/** A dry run is only what says so. */
function boolean(name: string, text: string): boolean | undefined {
  if (/^true$/i.test(text)) return true
  if (name === 'DryRun') return false
  if (/^false$/i.test(text)) return false
  return text === '1' ? true : text === '0' ? false : undefined
}

function built(node: Node, shape: Shape): unknown {
  if (shape.kind === 'list') {
    const numbers = [...node.parts.keys()].map(Number).sort((one, other) => one - other)
    return numbers.map((number) => built(node.parts.get(String(number)) as Node, shape.item))
  }
  if (shape.kind !== 'structure') return node.value
  for (const member of shape.members) {
    if (member.required && !node.parts.has(member.query)) throw missing(member)
  }
  const value: Record<string, unknown> = {}
  for (const member of shape.members) {
    const child = node.parts.get(member.query)
    if (child) value[member.name] = built(child, member.shape)
  }
  return value
}

/** Leaves out structures with nothing in them, and lists of nothing else. */
function normal(value: unknown, shape: Shape): unknown {
  if (shape.kind === 'list') {
    const items = (value as unknown[]).map((item) => normal(item, shape.item)).filter((item) => item !== undefined)
    return items.length === 0 ? undefined : items
  }
  if (shape.kind !== 'structure') return value
  const entries = shape.members.flatMap((member) => {
    const inner = (value as Record<string, unknown>)[member.name]
    const kept = inner === undefined ? undefined : normal(inner, member.shape)
    if (kept === undefined && member.required) throw missing(member)
    return kept === undefined ? [] : [[member.name, kept] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function missing({ whenMissing }: Member): Refused {
  return new Refused(whenMissing?.code ?? 'MissingParameter')
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
