import { commonParameters } from '../codec/form/common-parameters.js'
import { quote } from '../errors/printable.js'
import { isSecretName, redacted, redactedValue } from '../mock/simulator/auth/redact.js'

/** The name and the value of a parameter. */
export type Parameter = readonly [name: string, value: string]

/** The parameters of a form below a name. */
type Branch = Map<string, Branch | string>

/** How many names a parameter may have, with a dot between them. */
const maxDepth = 100

/**
 * Turns the parameters of a form without a schema into nested JSON. Names with a dot become objects, numbers become
 * lists, and every value is a text. The values of secrets are left out.
 *
 * @throws Error if a parameter is there more than once, is both a text and an object, or is nested too deep.
 */
export function formToJson(parameters: readonly Parameter[]): unknown {
  const root: Branch = new Map()
  for (const [name, value] of parameters) {
    if (!commonParameters.has(name)) add(root, redacted(name), isSecretName(name) ? redactedValue : redacted(value))
  }
  return jsonOf(root)
}

function add(root: Branch, name: string, value: string): void {
  const path = name.split('.')
  if (path.length > maxDepth) throw invalid(name, `nested ${path.length} levels deep`, `at most ${maxDepth} levels`)
  const last = path.pop() as string
  let branch = root
  for (const [index, part] of path.entries()) {
    const inner = branch.get(part) ?? new Map()
    if (typeof inner === 'string') throw invalid(path.slice(0, index + 1).join('.'), ...textAndObject)
    branch.set(part, inner)
    branch = inner
  }
  const before = branch.get(last)
  if (typeof before === 'string') throw invalid(name, 'there more than once', 'one value')
  if (before) throw invalid(name, ...textAndObject)
  branch.set(last, value)
}

const textAndObject = ['both a text and an object', 'one of them'] as const

function invalid(name: string, found: string, accepted: string): Error {
  return new Error(`Cannot decode the request: the parameter ${quote(name)} is ${found}; expected ${accepted}.`)
}

function jsonOf(branch: Branch): unknown {
  const entries = [...branch].map(([name, value]) => [name, typeof value === 'string' ? value : jsonOf(value)] as const)
  if (entries.length > 0 && entries.every(([name]) => /^\d{1,9}$/.test(name))) {
    return entries.toSorted(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value)
  }
  // The other Query services write lists as Names.member.1.
  const [only] = entries
  if (only && entries.length === 1 && only[0] === 'member' && Array.isArray(only[1])) return only[1]
  return Object.fromEntries(entries)
}
