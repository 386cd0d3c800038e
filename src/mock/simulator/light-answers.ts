import type { TextResponse } from '../../codec/http/text-response.js'
import type { LightRequest } from '../light-request.js'
import type { Ec2Simulator } from './types.js'

/** What a simulator's `fetch` does, without creating a `Request` and a `Response`. */
export type LightAnswer = (request: LightRequest) => Promise<Response | TextResponse>

/**
 * The light answers of simulators, by their `fetch`: a simulator whose `fetch` was replaced by a test has none, so that a
 * server calls the replacement.
 */
export const lightAnswers = /* @__PURE__ */ new WeakMap<Ec2Simulator['fetch'], LightAnswer>()
