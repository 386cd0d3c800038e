/** How many entries of each history the simulator keeps, so that a port that runs for weeks takes no more memory. */
const most = 10_000

/** Adds an entry to a list. Drops the oldest one beyond 10,000. */
export function addToNewest<Entry>(list: Entry[], entry: Entry): void {
  if (list.push(entry) > most) list.shift()
}

/** Adds an entry to a set. Drops the oldest one beyond 10,000. */
export function addToNewestOf<Entry>(set: Set<Entry>, entry: Entry): void {
  set.add(entry)
  const [oldest] = set.size > most ? set : []
  if (oldest !== undefined) set.delete(oldest)
}
