/** A source that counts what was taken from it, and says whether it was closed. */
export interface CountedSource<T> {
  readonly source: AsyncGenerator<T, void>
  readonly taken: () => number
  readonly isClosed: () => boolean
}

/** Gives so many values, one for each place. */
export function countedSource<T>(count: number, make: (place: number) => T): CountedSource<T> {
  let taken = 0
  let isClosed = false
  async function* give() {
    try {
      for (let place = 0; place < count; place++) {
        taken += 1
        yield make(place)
      }
    } finally {
      isClosed = true
    }
  }
  return { source: give(), taken: () => taken, isClosed: () => isClosed }
}
