import type { StopSignal } from '../end-signal.js'

/** Thrown in a call that nobody waits for any more: the client left, or the simulator was reset. */
export class CallEnded extends Error {
  constructor(readonly reason: unknown) {
    super('The call ended before its response.')
  }
}

/** @throws CallEnded if one of the signals is aborted. */
export function throwIfEnded(signals: readonly StopSignal[]): void {
  const ended = signals.find(({ aborted }) => aborted)
  if (ended) throw new CallEnded(ended.reason)
}
