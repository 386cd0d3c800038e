import * as v from 'valibot'
import { formatValue } from '../errors/format-value.js'
import { suggest } from '../errors/suggest.js'
import type { SimulatorOptions } from '../mock/simulator/options.js'
import { ImageInit } from '../mock/simulator/state/image.js'
import { InstanceInit } from '../mock/simulator/state/instance.js'
import { SnapshotInit } from '../mock/simulator/state/snapshot.js'
import { operation } from '../schemas/define/operation.js'
import { isScalar, type Shape } from '../schemas/define/shape.js'
import { fromJson } from './json.js'

/** The members of the file of `--state`. */
type InitialState = Pick<SimulatorOptions, 'instances' | 'images' | 'snapshots'>

/**
 * Reads the initial state of a simulator from JSON: `{ "instances", "images", "snapshots" }`, with times in ISO 8601.
 *
 * @throws Error if the JSON is not an object, if one of these is not a list, or if a member is unknown.
 */
export function initialStateOf(json: unknown, file: string): InitialState {
  const state = shape()
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new Error(`Cannot read ${file}: it is ${formatValue(json)}; expected { "instances", "images", "snapshots" }.`)
  }
  assertMembers(state, json, '', file)
  for (const [name, list] of Object.entries(json)) {
    if (!Array.isArray(list)) throw new Error(`Cannot read ${file}: ${name} is ${formatValue(list)}; expected a list.`)
  }
  return fromJson(state, json) as InitialState
}

/** The shape of the file, so that its JSON is read as the input of an action is. */
function shape() {
  const list = <T extends v.GenericSchema>(item: T) => v.optional(v.array(item))
  const state = operation({
    action: 'State',
    input: v.strictObject({ instances: list(InstanceInit), images: list(ImageInit), snapshots: list(SnapshotInit) }),
    output: v.strictObject({}),
  })
  return state.shapes.input
}

/** Refuses unknown members at any depth. The simulator checks the values. */
function assertMembers(shape: Shape, value: unknown, path: string, file: string): void {
  if (isScalar(shape) || typeof value !== 'object' || value === null) return
  if (shape.kind === 'list' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) assertMembers(shape.item, item, `${path}[${index}]`, file)
  }
  if (shape.kind !== 'structure' || Array.isArray(value)) return
  const members = new Map(shape.members.map((member) => [member.name, member.shape]))
  for (const [name, inner] of Object.entries(value)) {
    const place = path === '' ? name : `${path}.${name}`
    const member = members.get(name)
    if (!member) {
      // A list of 50 members would hide the suggestion.
      const remedy = suggest(name, members.keys()) || ` Expected one of ${[...members.keys()].join(', ')}.`
      throw new Error(`Cannot read ${file}: ${place} is unknown.${remedy}`)
    }
    assertMembers(member, inner, place, file)
  }
}
