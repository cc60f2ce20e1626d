/** Something that gives values, and what it is. */
interface Labelled<Of, T> {
  readonly of: Of
  readonly source: AsyncGenerator<T, void>
}

/** What several sources give, in order of arrival, each with what it is of; leaving early ends them all. */
export async function* merged<Of, T>(
  all: readonly Labelled<Of, T>[],
): AsyncGenerator<readonly [of: Of, value: T], void> {
  const next = (one: Labelled<Of, T>) => one.source.next().then((result) => ({ one, result }))
  const waiting = new Map(all.map((one) => [one, next(one)]))
  try {
    while (waiting.size > 0) {
      const { one, result } = await Promise.race(waiting.values())
      // To the end of the line, so that sources that are as fast take turns.
      waiting.delete(one)
      if (result.done) continue
      waiting.set(one, next(one))
      yield [one.of, result.value]
    }
  } finally {
    for (const [{ source }, pending] of waiting) {
      pending.catch(() => {})
      void source.return()
    }
  }
}
