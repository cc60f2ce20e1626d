/** Lists of at most so many, one after the other. */
export function* chunksOf<T>(all: Iterable<T>, size: number): Generator<T[], void> {
  let chunk: T[] = []
  for (const one of all) {
    chunk.push(one)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

/** What a service writes by hand: so many workers, each of which takes the next when it is done. */
export async function withWorkers<T>(
  count: number,
  all: Iterator<T>,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const worker = async () => {
    for (let next = all.next(); !next.done; next = all.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: count }, worker))
}

/** What several sources give, in order of arrival, each asked for more when its last was used. */
export async function* sideBySide<T>(sources: readonly AsyncIterator<T>[]): AsyncGenerator<T, void> {
  const next = (source: AsyncIterator<T>) => source.next().then((result) => ({ source, result }))
  const waiting = new Map(sources.map((source) => [source, next(source)]))
  while (waiting.size > 0) {
    const { source, result } = await Promise.race(waiting.values())
    waiting.delete(source)
    if (result.done) continue
    waiting.set(source, next(source))
    yield result.value
  }
}
