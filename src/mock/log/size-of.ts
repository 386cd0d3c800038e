/** A larger value is as large as this. */
const most = 2 ** 30

/** The sizes of frozen values, which several outputs have. */
const frozenSizes = /* @__PURE__ */ new WeakMap<object, number>()

/** Estimates the bytes of memory that a value takes. Does not recurse, so that depth does not matter. */
export function sizeOf(value: unknown): number {
  return sizeOfAll([value], true)
}

/** @param isOuter Whether frozen values may be looked up. Inside of one they are not, so that this does not recurse. */
function sizeOfAll(left: unknown[], isOuter: boolean): number {
  let size = 0
  while (left.length > 0 && size < most) {
    const next = left.pop()
    if (typeof next === 'string') size += 16 + next.length
    else if (typeof next !== 'object' || next === null) size += 8
    else if (ArrayBuffer.isView(next)) size += 64 + next.byteLength
    else if (isOuter && Object.isFrozen(next)) size += frozenSizeOf(next)
    else {
      size += 32
      for (const item of Object.values(next)) left.push(item)
    }
  }
  return size
}

function frozenSizeOf(value: object): number {
  let size = frozenSizes.get(value)
  if (size === undefined) {
    size = 32 + sizeOfAll(Object.values(value), false)
    frozenSizes.set(value, size)
  }
  return size
}
