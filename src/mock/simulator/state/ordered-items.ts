/** Items in the order in which they were added. Each has a position, and no position is used twice. */
export class OrderedItems<Item> {
  #entries: Entry<Item>[] = []
  #removed = 0
  #nextPosition = 1

  /** Adds an item and returns its position. */
  add(item: Item): number {
    const position = this.#nextPosition++
    this.#entries.push({ position, item })
    return position
  }

  remove(position: number): void {
    const entry = this.#entries[this.#indexAfter(position - 1)]
    if (entry?.position !== position || entry.item === undefined) return
    entry.item = undefined
    // A removed entry keeps its place until half of the list is removed, so a removal does not move the others.
    if (++this.#removed * 2 <= this.#entries.length) return
    this.#entries = this.#entries.filter(({ item }) => item !== undefined)
    this.#removed = 0
  }

  /** Returns the items after a position. It does not look at the items before it. */
  *after(position: number): Generator<Item, undefined> {
    const entries = this.#entries
    for (let index = this.#indexAfter(position); index < entries.length; index++) {
      const item = entries[index]?.item
      if (item !== undefined) yield item
    }
  }

  /** Removes all items. Positions go on. */
  clear(): void {
    this.#entries = []
    this.#removed = 0
  }

  /** Removes all items, and starts again with the first position. */
  reset(): void {
    this.clear()
    this.#nextPosition = 1
  }

  /** Returns the index of the first entry after a position. */
  #indexAfter(position: number): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#entries[middle] as Entry<Item>).position > position) high = middle
      else low = middle + 1
    }
    return low
  }
}

interface Entry<Item> {
  readonly position: number
  /** `undefined` once it is removed. */
  item: Item | undefined
}
