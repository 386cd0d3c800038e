import { blob } from './blob.js'
import { double, long } from './numbers.js'
import type { ScalarCodecs } from './scalar-codec.js'
import { timestamp } from './timestamp.js'

/** The codecs of all scalars, for the operations that users define. */
export const allScalars: ScalarCodecs = { bigint: long, date: timestamp, instance: blob, number: double }
