import { withOwnSignal } from '../../send/own-signal.js'
import { tellingThrottles } from '../../send/telling-throttles.js'
import type { Connection } from '../connection.js'
import { isDeadline } from '../is-deadline.js'
import { AdaptiveLimit } from './adaptive-limit.js'
import { DEFAULT_CONCURRENCY, untilProcessed } from './batch-options.js'
import type { BatchWriteOptions, BatchWritten } from './batch-write-options.js'
import { sendChunk, type WriteProgress } from './send-chunk.js'
import type { Request } from './write-request.js'

/** Most operations of one request. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
export const MAX_BATCH_WRITE = 25

/** Most requests under way at once: as many as one process can keep busy, and fewer than the SDK's client has sockets. */
const DEFAULT_MOST = 32

/** Gathers operations into requests, and sends as many of them at once as the table takes. */
export class ChunkWriter {
  readonly #limit: AdaptiveLimit
  #gathered = new Map<string, Request>()
  /** Keys of operations that were sent and are not done. */
  readonly #keys = new Set<string>()
  #chunks = 0
  readonly #counts = { taken: 0, requests: 0, unprocessed: 0 }
  #failure: { readonly cause: unknown } | undefined
  #changed: () => void = () => {}

  constructor(
    private readonly connection: Connection,
    private readonly options: BatchWriteOptions,
    private readonly progress: WriteProgress,
    private readonly failed: (cause: unknown) => void,
  ) {
    this.#limit = new AdaptiveLimit(options.concurrency ?? DEFAULT_MOST, DEFAULT_CONCURRENCY)
  }

  get counts(): BatchWritten {
    const { requests, unprocessed } = this.#counts
    return { written: this.progress.written, requests, unprocessed, throttled: this.#limit.throttled }
  }

  /**
   * Takes an operation when there is room for it. Writes of one key are never under way at once: DynamoDB gives them no
   * order, and refuses them in one request.
   * @throws why the writer failed
   */
  async take(request: Request): Promise<void> {
    this.progress.undone.add(request)
    this.#counts.taken += 1
    if (this.#gathered.has(request.id)) await this.flush()
    if (this.#keys.has(request.id)) await this.#until(() => !this.#keys.has(request.id))
    this.#gathered.set(request.id, request)
    if (this.#gathered.size === MAX_BATCH_WRITE) await this.flush()
  }

  /** Sends what was gathered, when a request may be sent. */
  async flush(): Promise<void> {
    if (this.#gathered.size === 0) return
    await this.#until(() => this.#chunks < this.#limit.concurrency)
    const chunk = this.#gathered
    this.#gathered = new Map()
    this.#chunks += 1
    for (const id of chunk.keys()) this.#keys.add(id)
    void this.#write([...chunk.values()])
  }

  /** Why it failed at first. A deadline that is over gives way to what a request met because of it. */
  fail(cause: unknown): void {
    if (this.#failure === undefined || isDeadline(this.#failure.cause)) this.#failure = { cause }
    this.failed(cause)
    this.#changed()
  }

  throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure.cause
  }

  /** Waits for what is under way. @throws why the writer failed */
  async settled(): Promise<void> {
    while (this.#chunks > 0) await this.#change()
    this.throwIfFailed()
  }

  async #write(chunk: readonly Request[]): Promise<void> {
    const options = withOwnSignal(this.options)
    try {
      await untilProcessed(chunk, options, (left) => this.#send(left, options))
    } catch (cause) {
      this.fail(cause)
    }
    for (const { id } of chunk) this.#keys.delete(id)
    this.#chunks -= 1
    this.#changed()
  }

  async #send(chunk: readonly Request[], options: BatchWriteOptions): Promise<readonly Request[]> {
    try {
      return await this.#limit.run(async (throttled) => {
        this.#counts.requests += 1
        const telling = tellingThrottles(options, throttled)
        const left = await sendChunk(this.connection, chunk, telling, this.progress)
        if (left.length > 0) throttled()
        this.#counts.unprocessed += left.length
        return left
      })
    } finally {
      this.#tell()
    }
  }

  /** What is under way goes on when the user's callback throws, and what it throws is not lost. */
  #tell(): void {
    const inFlight = this.#counts.taken - this.progress.written
    const { concurrency } = this.#limit
    try {
      this.options.onProgress?.({ ...this.counts, inFlight, concurrency })
    } catch (cause) {
      this.fail(cause)
    }
  }

  async #until(holds: () => boolean): Promise<void> {
    while (this.#failure === undefined && !holds()) await this.#change()
    this.throwIfFailed()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = resolve
    })
  }
}
