/** Does something with each of many, so many at a time, in no order. The first failure ends it, when all begun have ended. */
export async function inParallel<T>(
  source: AsyncIterable<T> | Iterable<T>,
  concurrency: number,
  act: (one: T) => Promise<void>,
): Promise<void> {
  const items = (async function* () {
    yield* source
  })()
  let failed = false
  const work = async () => {
    while (!failed) {
      const { value, done } = await items.next()
      if (done) return
      await act(value)
    }
  }
  const workers = Array.from({ length: concurrency }, () =>
    work().catch((error: unknown) => {
      failed = true
      throw error
    }),
  )
  const ends = await Promise.allSettled(workers)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
