import * as v from 'valibot'

const stateReason = v.strictObject({
  /** The code of the reason, such as `Client.UserInitiatedShutdown`. */
  Code: v.optional(v.string()),
  /** The reason in words, after its code and a colon. */
  Message: v.optional(v.string()),
})

export interface StateReason extends v.InferOutput<typeof stateReason> {}

/**
 * Why a resource is in its state.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html
 */
export const StateReason: v.GenericSchema<StateReason> = stateReason
