import { overLimit } from '../../errors/request-errors.js'

/** Turns the numbers that a form gives to list items into positions, and closes the gaps in the end. */
export class ListIndices {
  readonly #maxIndex: number
  /** The lists whose numbers did not come as 1, 2, 3, …: the position of the item by its number. */
  #irregular: Map<unknown[], Map<number, number>> | undefined

  constructor(maxIndex = 100_000) {
    this.#maxIndex = maxIndex
  }

  /**
   * Returns the position of a numbered item while gaps are open.
   *
   * @throws Ec2ServiceError `InvalidRequest` if the number is above the limit.
   */
  position(list: unknown[], number: number): number {
    if (number > this.#maxIndex) throw overLimit('the number of a list item', this.#maxIndex)
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
      // Reserves the position, so that the next number does not get the same one.
      list.push(undefined)
    }
    return position
  }

  /** Puts the items of each list in the order of their numbers. */
  closeGaps(): void {
    for (const [list, positions] of this.#irregular ?? []) {
      const items = [...positions].sort(([one], [other]) => one - other).map(([, position]) => list[position])
      for (let index = 0; index < items.length; index++) list[index] = items[index]
    }
  }
}
