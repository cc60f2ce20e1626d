/** What a batch write reads from. */
type Source<T> = Iterable<T> | AsyncIterable<T>

/** The same source, which tells of each as it is taken; it is taken no sooner and closed no later than without. */
export function notingSource<T>(source: Source<T>, note: (one: T) => void): Source<T> {
  if (Symbol.asyncIterator in source) {
    return { [Symbol.asyncIterator]: () => notingAsync(source[Symbol.asyncIterator](), note) }
  }
  return { [Symbol.iterator]: () => noting(source[Symbol.iterator](), note) }
}

function noting<T>(from: Iterator<T>, note: (one: T) => void): Iterator<T> {
  const noted = (result: IteratorResult<T>) => {
    if (!result.done) note(result.value)
    return result
  }
  return { next: () => noted(from.next()), return: () => from.return?.() ?? ENDED }
}

function notingAsync<T>(from: AsyncIterator<T>, note: (one: T) => void): AsyncIterator<T> {
  const noted = (result: IteratorResult<T>) => {
    if (!result.done) note(result.value)
    return result
  }
  return { next: () => from.next().then(noted), return: async () => from.return?.() ?? ENDED }
}

const ENDED = { done: true, value: undefined } as const
