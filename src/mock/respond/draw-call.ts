import { drawLatency, type Latency } from '../latency.js'

/** What a mock draws from for a call. */
export interface Chances {
  readonly latency: Latency
  /** Draws numbers from 0 up to 1 for latencies. */
  readonly forLatencies: () => number
  readonly requestId: () => string
}

/** What a call draws when it arrives, so that calls at the same time do not depend on each other's latency. */
export interface CallDraws {
  readonly requestId: string
  /** @throws what the latency's function threw when the call arrived. */
  readonly latency: () => number | 'infinite'
}

/** Draws what every call needs. Call it before anything asynchronous. Never throws. */
export function drawCall({ latency, forLatencies, requestId }: Chances): CallDraws {
  const id = requestId()
  try {
    const drawn = drawLatency(latency, forLatencies)
    return { requestId: id, latency: () => drawn }
  } catch (error) {
    return {
      requestId: id,
      latency: () => {
        throw error
      },
    }
  }
}
