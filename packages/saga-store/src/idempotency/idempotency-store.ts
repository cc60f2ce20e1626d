/** What a worker says when it claims a key. */
export interface ClaimOptions {
  /** What is worked on. A key that was used for another payload is refused with PayloadMismatchError. Default: any. */
  readonly payload?: unknown
  /** Milliseconds until another worker may take over. Default: that of the store. */
  readonly leaseMs?: number | undefined
}

/** The key is this worker's until the lease is over. */
export interface Claimed<Result = unknown> {
  readonly status: 'claimed'
  /** Grows with every worker that claims the key: give it along, and refuse what comes with a smaller one. */
  readonly fence: number
  readonly leaseUntil: Date
  /** Stores the result. @throws LeaseLostError when another worker has taken over: nothing of its own is overwritten */
  complete(result: Result): Promise<void>
  /** Prolongs the lease, from now. @throws LeaseLostError */
  extend(leaseMs?: number): Promise<void>
  /** Gives the key back, so that another worker can claim it at once. It is fine if it was lost. */
  release(): Promise<void>
}

/** Another worker has the key. */
export interface InProgress {
  readonly status: 'in-progress'
  readonly leaseUntil: Date
}

/** The work was done. */
export interface Done<Result = unknown> {
  readonly status: 'done'
  readonly result: Result
}

/** What a claim comes to. */
export type Claim<Result = unknown> = Claimed<Result> | InProgress | Done<Result>

/** Remembers what was done, so that it is done once. */
export interface IdempotencyStore {
  /** Claims a key: one worker gets it, whoever else asks at the same time. @throws PayloadMismatchError */
  claim<Result = unknown>(key: string, options?: ClaimOptions): Promise<Claim<Result>>
  /** True when the key is done. */
  has(key: string): Promise<boolean>
  /** Marks the key as done, without a result, for so many milliseconds; by default as long as the store keeps results. */
  set(key: string, ttlMs?: number): Promise<void>
  /** Forgets the key; it is fine if there is none. */
  delete(key: string): Promise<void>
  /** Forgets every key of the tenant. It reads the whole table: for tests. */
  clear(): Promise<void>
}
