/** Enough for hundreds of requests a second. */
const AT_ONCE = 4

interface Queue {
  running: number
  readonly waiting: (() => void)[]
}

/**
 * Works on so many requests of a tenant at the same time, in one process; its further ones wait for these. A tenant that
 * sends all that it may at once stands in its own way, and not in that of others.
 */
export class Turns {
  private readonly queues = new Map<string, Queue>()

  async take<Result>(tenantId: string, work: () => Promise<Result>): Promise<Result> {
    const queue = this.queues.get(tenantId) ?? { running: 0, waiting: [] }
    this.queues.set(tenantId, queue)
    if (queue.running < AT_ONCE) queue.running += 1
    else await new Promise<void>((resolve) => queue.waiting.push(resolve))
    try {
      return await work()
    } finally {
      this.pass(tenantId, queue)
    }
  }

  /** Who waits has the turn next; it is free when nobody does. */
  private pass(tenantId: string, queue: Queue): void {
    const next = queue.waiting.shift()
    if (next === undefined) queue.running -= 1
    else next()
    if (queue.running === 0) this.queues.delete(tenantId)
  }
}
