import { overLimit } from '../../errors/request-errors.js'

/** The numbers of the items of lists, by which a form tells where in a list an item is. */
export class ListNumbers {
  readonly #maxIndex: number
  /** Lists whose numbers did not come as 1, 2, 3, …: for each of their numbers, the position of its item. */
  #irregular: Map<unknown[], Map<number, number>> | undefined

  constructor(maxIndex = 100_000) {
    this.#maxIndex = maxIndex
  }

  /** The position of the item that has the number, for as long as gaps are open. */
  position(list: unknown[], number: number): number {
    if (number > this.#maxIndex) throw overLimit(`the number of a list's item`, this.#maxIndex)
    let positions = this.#irregular?.get(list)
    if (!positions) {
      if (number >= 1 && number <= list.length + 1) return number - 1
      positions = new Map(list.map((_, position) => [position + 1, position]))
      this.#irregular ??= new Map()
      this.#irregular.set(list, positions)
    }
    let position = positions.get(number)
    if (position === undefined) {
      position = list.length
      positions.set(number, position)
      // Held, so that the next number does not get the same place.
      list.push(undefined)
    }
    return position
  }

  closeGaps(): void {
    for (const [list, positions] of this.#irregular ?? []) {
      const items = [...positions].sort(([one], [other]) => one - other).map(([, position]) => list[position])
      for (let index = 0; index < items.length; index++) list[index] = items[index]
    }
  }
}
