/**
 * How many requests may be under way at once: one more after as many answers as there are requests under way, half as
 * many once DynamoDB had no capacity for one. So requests find what the table can take, and share it with other clients.
 */
export class AdaptiveLimit {
  #limit: number
  #underWay = 0
  #cuts = 0
  #throttled = 0
  readonly #waiting: (() => void)[] = []

  /** @param most at least 1 */
  constructor(
    private readonly most: number,
    begin = most,
  ) {
    this.#limit = Math.min(begin, most)
  }

  /** How many requests may be under way now. */
  get concurrency(): number {
    return Math.floor(this.#limit)
  }

  /** How often DynamoDB had no capacity. */
  get throttled(): number {
    return this.#throttled
  }

  /** Runs a request when there is room for it, first come, first served. It says itself when it is throttled. */
  async run<T>(request: (throttled: () => void) => Promise<T>): Promise<T> {
    await this.#room()
    // With room to spare an answer does not tell whether there could be more.
    const isFull = this.#underWay >= this.concurrency
    let isThrottled = false
    const note = this.#noteThrottling()
    try {
      const answer = await request(() => {
        isThrottled = true
        note()
      })
      if (isFull && !isThrottled) this.#limit = Math.min(this.most, this.#limit + 1 / this.#limit)
      return answer
    } finally {
      this.#underWay -= 1
      this.#admit()
    }
  }

  /** Requests that began before the last cut say nothing of what came after it: all of them together are one cut. */
  #noteThrottling(): () => void {
    let began = this.#cuts
    return () => {
      this.#throttled += 1
      if (began === this.#cuts) this.#cut()
      began = this.#cuts
    }
  }

  #cut(): void {
    this.#cuts += 1
    this.#limit = Math.max(1, this.#limit / 2)
  }

  async #room(): Promise<void> {
    if (this.#underWay >= this.concurrency)
      return new Promise((admitted) => void this.#waiting.push(admitted))
    this.#underWay += 1
  }

  #admit(): void {
    while (this.#underWay < this.concurrency) {
      const admitted = this.#waiting.shift()
      if (admitted === undefined) return
      this.#underWay += 1
      admitted()
    }
  }
}
