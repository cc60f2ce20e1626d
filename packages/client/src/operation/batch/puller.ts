/** What gives one after another: a list, a generator, a Node.js stream of objects. */
export type AnyIterable<T> = Iterable<T> | AsyncIterable<T>

/** Takes one after another from a source, and can be stopped while it waits for the next. */
export class Puller<T> {
  readonly #iterator: Iterator<T> | AsyncIterator<T>
  #state: 'idle' | 'waiting' | 'over' = 'idle'
  #stopWaiting: (reason: unknown) => void = () => {}

  constructor(source: AnyIterable<T>) {
    this.#iterator =
      Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  }

  /** The next one, or that there is none. @throws what the source throws, or what it is stopped for. */
  next(): Promise<IteratorResult<T, unknown>> {
    return new Promise((resolve, reject) => {
      this.#stopWaiting = reject
      this.#pull().then(resolve, reject)
    })
  }

  /** Waits no longer for what the source has not given yet. */
  stop(reason: unknown): void {
    this.#stopWaiting(reason)
  }

  /** Tells the source that nothing more is wanted, as leaving a loop over it would. */
  async close(): Promise<void> {
    if (this.#state === 'over') return
    const isIdle = this.#state === 'idle'
    // It is closed because of a failure, and that is what is told.
    const closed = this.#return().catch(() => {})
    // A source that waits for something itself hears of it when that has come.
    if (isIdle) await closed
  }

  async #return(): Promise<void> {
    await this.#iterator.return?.()
  }

  async #pull(): Promise<IteratorResult<T, unknown>> {
    this.#state = 'waiting'
    // A source that throws has ended.
    let isOver = true
    try {
      const result = await this.#iterator.next()
      isOver = result.done === true
      return result
    } finally {
      this.#state = isOver ? 'over' : 'idle'
    }
  }
}
