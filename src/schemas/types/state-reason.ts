import * as v from 'valibot'

const stateReason = v.strictObject({
  /** The code of the reason, such as `Client.UserInitiatedShutdown`. */
  Code: v.optional(v.string()),
  /** The code, a colon, and the reason in words. */
  Message: v.optional(v.string()),
})

export interface StateReason extends v.InferOutput<typeof stateReason> {}

/**
 * The reason for the state of a resource.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html
 */
export const StateReason: v.GenericSchema<StateReason> = stateReason
