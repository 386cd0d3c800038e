/** How many entries of each history the simulator keeps, so that a port that runs for weeks takes no more memory. */
const most = 10_000

/** Adds an entry to a history. Drops the oldest one beyond 10,000. */
export function addNewest<Entry>(history: Entry[] | Set<Entry>, entry: Entry): void {
  if (Array.isArray(history)) {
    if (history.push(entry) > most) history.shift()
    return
  }
  history.add(entry)
  if (history.size > most) for (const oldest of history) return void history.delete(oldest)
}
