import type { ScalarCodec } from './scalar-codec.js'

/** 64-bit integers: `v.bigint()`. */
export const long: ScalarCodec = {
  kind: 'long',
  accepted: 'a bigint of at most 64 bits',
  acceptedText: 'an integer of at most 64 bits',
  write: (value) => (typeof value === 'bigint' && isLong(value) ? String(value) : undefined),
  read(text) {
    // The time to convert a text grows with the square of its length.
    const value = /^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined
    return value !== undefined && isLong(value) ? value : undefined
  },
}

function isLong(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value
}

/** Floating-point numbers: `v.number()` without `v.integer()`. */
export const double: ScalarCodec = {
  kind: 'double',
  accepted: 'a number',
  acceptedText: 'a number, NaN, Infinity or -Infinity',
  write(value) {
    if (typeof value !== 'number') return undefined
    return Object.is(value, -0) ? '-0' : String(value)
  },
  read(text) {
    if (text === 'NaN') return Number.NaN
    if (text === 'Infinity') return Number.POSITIVE_INFINITY
    if (text === '-Infinity') return Number.NEGATIVE_INFINITY
    if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined
    const value = Number(text)
    return Number.isFinite(value) ? value : undefined
  },
}
