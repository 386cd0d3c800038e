/**
 * The type of a decoded input or output. A member with known values may also be any other string, since EC2 adds values
 * without a new version of its API.
 *
 * A decoded input is not accepted where an input is encoded. Check it with `v.parse(CreateImageInput, decoded)`.
 *
 * @example
 * type Decoded = Open<{ VolumeType?: 'gp2' | 'gp3' }> // { VolumeType?: 'gp2' | 'gp3' | (string & {}) }
 *
 * @example
 * // A client function for every action:
 * async function call<I, O extends object>(operation: Operation<I, O>, input: I): Promise<Open<O>> {
 *   const request = toRequest(operation, input, { region: 'us-east-1' })
 *   return fromResponse(operation, await fetch(await aws.sign(request)))
 * }
 */
export type Open<T> = { [Name in keyof T]: OpenValue<T[Name]> }

type OpenValue<T> = T extends string
  ? string extends T
    ? T
    : T | (string & {})
  : T extends Scalar
    ? T
    : T extends readonly (infer Item)[]
      ? OpenValue<Item>[]
      : Open<T>

type Scalar = number | boolean | bigint | null | undefined | Date | Uint8Array
