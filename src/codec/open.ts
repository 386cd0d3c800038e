/**
 * A type as it comes off the wire: where an enumeration is known, any other string may come too, since EC2
 * adds values without a new version of its API.
 *
 * @example
 * type Decoded = Open<{ VolumeType?: 'gp2' | 'gp3' }> // { VolumeType?: 'gp2' | 'gp3' | (string & {}) }
 */
export type Open<T> = T extends string
  ? string extends T
    ? T
    : T | (string & {})
  : T extends Scalar
    ? T
    : T extends readonly (infer Item)[]
      ? Open<Item>[]
      : T extends object
        ? { [Name in keyof T]: Open<T[Name]> }
        : T

type Scalar = number | boolean | bigint | null | undefined | Date | Uint8Array
