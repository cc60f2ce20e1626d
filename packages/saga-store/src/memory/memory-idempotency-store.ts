import { documentOf, documentText } from '../document/document-text.js'
import { LeaseLostError } from '../errors/lease-lost-error.js'
import { PayloadMismatchError } from '../errors/payload-mismatch-error.js'
import type { Claim, Claimed, ClaimOptions, IdempotencyStore } from '../idempotency/idempotency-store.js'
import { payloadHash } from '../idempotency/payload-hash.js'
import { checkText } from '../state/check-state.js'
import { givenTenant } from '../tenant/tenants.js'

/** A key in memory. */
export interface MemoryClaim {
  readonly fence: number
  readonly hash: string | undefined
  /** Milliseconds since 1970. */
  readonly validUntil: number
  /** As text; `undefined` while it is in progress. */
  readonly result: string | undefined
}

/** How long leases and results are good. */
export interface MemoryIdempotencyOptions {
  /** Milliseconds. Default 60,000. */
  readonly leaseMs?: number | undefined
  /** Milliseconds. Default 86,400,000, which is a day. */
  readonly ttlMs?: number | undefined
}

/** Idempotency keys in memory, for unit tests. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  protected readonly claims = new Map<string, MemoryClaim>()
  protected readonly leaseMs: number
  protected readonly ttlMs: number
  readonly #tenants = new Map<string, MemoryIdempotencyStore>()
  #fence = 0

  constructor(private readonly options: MemoryIdempotencyOptions = {}) {
    this.leaseMs = options.leaseMs ?? 60_000
    this.ttlMs = options.ttlMs ?? 86_400_000
  }

  /** The keys of one tenant. @throws MissingTenantError */
  forTenant(tenantId: string): MemoryIdempotencyStore {
    const tenant = givenTenant(tenantId)('forTenant')
    const keys =
      this.#tenants.get(tenant) ?? new (this.constructor as typeof MemoryIdempotencyStore)(this.options)
    this.#tenants.set(tenant, keys)
    return keys
  }

  async claim<Result>(key: string, options: ClaimOptions = {}): Promise<Claim<Result>> {
    checkText(key, 'key', 'claim')
    const hash = payloadHash(key, options.payload)
    await this.settle()
    const used = this.kept(key)?.hash
    if (hash !== undefined && used !== undefined && hash !== used) throw new PayloadMismatchError(key)
    const other = this.valid(key)
    if (other === undefined) return this.claimed<Result>(key, hash, options.leaseMs ?? this.leaseMs)
    const { result, validUntil } = other
    if (result === undefined) return { status: 'in-progress', leaseUntil: new Date(validUntil) }
    return { status: 'done', result: documentOf(result, key) as Result }
  }

  async has(key: string): Promise<boolean> {
    checkText(key, 'key', 'has')
    return this.valid(key)?.result !== undefined
  }

  async set(key: string, ttlMs = this.ttlMs): Promise<void> {
    checkText(key, 'key', 'set')
    const result = documentText(undefined, 'result', key)
    this.claims.set(key, { fence: this.nextFence(), hash: undefined, validUntil: Date.now() + ttlMs, result })
  }

  async delete(key: string): Promise<void> {
    this.claims.delete(key)
  }

  async clear(): Promise<void> {
    this.claims.clear()
  }

  protected valid(key: string): MemoryClaim | undefined {
    const found = this.claims.get(key)
    return found !== undefined && found.validUntil > Date.now() ? found : undefined
  }

  /** Of a worker that died its payload is known until the item would be removed. */
  private kept(key: string): MemoryClaim | undefined {
    const found = this.claims.get(key)
    if (found === undefined || found.result !== undefined) return this.valid(key)
    return found.validUntil + this.ttlMs > Date.now() ? found : undefined
  }

  protected claimed<Result>(key: string, hash: string | undefined, leaseMs: number): Claimed<Result> {
    const fence = this.nextFence()
    const validUntil = Date.now() + leaseMs
    this.claims.set(key, { fence, hash, validUntil, result: undefined })
    return {
      status: 'claimed',
      fence,
      leaseUntil: new Date(validUntil),
      complete: async (result) => {
        const text = documentText(result, 'result', key)
        this.claims.set(key, { ...this.held(key, fence), validUntil: Date.now() + this.ttlMs, result: text })
      },
      extend: async (ms = leaseMs) => {
        this.claims.set(key, { ...this.held(key, fence), validUntil: Date.now() + ms })
      },
      release: async () => {
        if (this.isHeld(key, fence)) this.claims.delete(key)
      },
    }
  }

  protected nextFence(): number {
    return ++this.#fence
  }

  protected isHeld(key: string, fence: number): boolean {
    const found = this.claims.get(key)
    return found?.fence === fence && found.result === undefined
  }

  protected held(key: string, fence: number): MemoryClaim {
    if (!this.isHeld(key, fence)) throw new LeaseLostError(key, fence)
    return this.claims.get(key) as MemoryClaim
  }

  /** Other calls come in between, as they do in a store that is far away. */
  protected settle(): Promise<void> {
    return new Promise(setImmediate)
  }
}
