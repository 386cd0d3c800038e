import * as v from 'valibot'
import type { SimulatorOptions } from '../mock/simulator/options.js'
import { InstanceInit } from '../mock/simulator/state/instance.js'
import { operation } from '../schemas/define/operation.js'
import { Image } from '../schemas/types/image.js'
import { Snapshot } from '../schemas/types/snapshot.js'
import { fromJson } from './json.js'

/**
 * The world of a file: `{ "instances", "images", "snapshots" }`, with instants in ISO 8601.
 *
 * @throws Error that says what is none of these.
 */
export function worldOf(json: unknown, file: string): Pick<SimulatorOptions, 'instances' | 'images' | 'snapshots'> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new Error(`Cannot read ${file} as a world: expected { "instances", "images", "snapshots" }.`)
  }
  for (const [name, list] of Object.entries(json)) {
    if (!['instances', 'images', 'snapshots'].includes(name)) {
      throw new Error(`Cannot read ${file} as a world: ${name} is unknown; there are instances, images and snapshots.`)
    }
    if (!Array.isArray(list)) throw new Error(`Cannot read ${file} as a world: ${name} is no list.`)
  }
  return fromJson(shape(), json) as ReturnType<typeof worldOf>
}

/** The shape of the file, which is an input like others. */
function shape() {
  const list = <T extends v.GenericSchema>(item: T) => v.optional(v.array(item))
  const world = operation({
    action: 'World',
    input: v.strictObject({ instances: list(InstanceInit), images: list(Image), snapshots: list(Snapshot) }),
    output: v.strictObject({}),
  })
  return world.shapes.input
}
