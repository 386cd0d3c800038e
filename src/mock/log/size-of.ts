/** A larger value is as large as this. */
const most = 2 ** 30

/** Estimates the bytes of memory that a value takes. Does not recurse, so that depth does not matter. */
export function sizeOf(value: unknown): number {
  let size = 0
  const left: unknown[] = [value]
  while (left.length > 0 && size < most) {
    const next = left.pop()
    if (typeof next === 'string') size += 16 + next.length
    else if (typeof next !== 'object' || next === null) size += 8
    else if (ArrayBuffer.isView(next)) size += 64 + next.byteLength
    else {
      size += 32
      for (const item of Object.values(next)) left.push(item)
    }
  }
  return size
}
