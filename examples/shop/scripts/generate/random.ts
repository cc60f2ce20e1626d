/** Random choices that are the same ones every time: all the data comes from one seed. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number; both ends belong to it. */
  integer(low: number, high: number): number
  pick<T>(values: readonly T[]): T
  /** One of the values, each as likely as its weight. */
  weighted<T>(values: readonly (readonly [value: T, weight: number])[]): T
  shuffled<T>(values: readonly T[]): T[]
}

export function createRandom(seed: number): Random {
  const next = mulberry32(seed)
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    integer,
    pick: (values) => at(values, integer(0, values.length - 1)),
    weighted: (values) => {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0)
      const found = values.find(([, weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? at(values, values.length - 1))[0]
    },
    shuffled: (values) => {
      const result = [...values]
      for (let i = result.length - 1; i > 0; i--) {
        const j = integer(0, i)
        ;[result[i], result[j]] = [at(result, j), at(result, i)]
      }
      return result
    },
  }
}

function at<T>(values: readonly T[], index: number): T {
  return values[index] as T
}

/** Tommy Ettinger's generator: 32 bits of state, whole-number arithmetic, and so the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
