import type { Claim, Claimed, ClaimOptions } from '../idempotency/idempotency-store.js'
import { type MemoryClaim, MemoryIdempotencyStore } from '../memory/memory-idempotency-store.js'

/** Wraps what a claim gives, when it gives the key. */
function claiming(change: (claim: Claimed<never>, key: string, store: Open) => Claimed<never>) {
  return class extends Open {
    protected override claimed<Result>(
      key: string,
      hash: string | undefined,
      leaseMs: number,
    ): Claimed<Result> {
      return change(super.claimed<never>(key, hash, leaseMs), key, this) as unknown as Claimed<Result>
    }
  }
}

/** Lets mutants at the claims. */
class Open extends MemoryIdempotencyStore {
  put(key: string, change: Partial<MemoryClaim>): void {
    this.claims.set(key, { ...(this.claims.get(key) as MemoryClaim), ...change })
  }
  drop(key: string): void {
    this.claims.delete(key)
  }
}

/** Stores that are broken, each in one way, and the case of the contract that has to notice. */
export const idempotencyStoreMutants: Readonly<
  Record<string, readonly [caughtBy: RegExp, new () => MemoryIdempotencyStore]>
> = {
  'everybody gets the key': [
    /in progress for others/,
    class extends Open {
      override async claim<Result>(key: string, options: ClaimOptions = {}): Promise<Claim<Result>> {
        return this.claimed<Result>(key, undefined, options.leaseMs ?? this.leaseMs)
      }
    },
  ],
  'claim looks first and writes later': [
    /who claim a key at the same time/,
    class extends Open {
      override async claim<Result>(key: string, options: ClaimOptions = {}): Promise<Claim<Result>> {
        const other = this.valid(key)
        await this.settle()
        if (other === undefined) return this.claimed<Result>(key, undefined, options.leaseMs ?? this.leaseMs)
        return super.claim(key, options)
      }
    },
  ],
  'several take over what has lapsed': [
    /take over a lapsed key at the same time/,
    class extends Open {
      override async claim<Result>(key: string, options: ClaimOptions = {}): Promise<Claim<Result>> {
        const lapsed = this.claims.has(key) && this.valid(key) === undefined
        await this.settle()
        return lapsed ? this.claimed<Result>(key, undefined, this.leaseMs) : super.claim(key, options)
      }
    },
  ],
  'leases never end': [
    /takes over when the lease is over/,
    class extends Open {
      protected override valid(key: string) {
        return this.claims.get(key)
      }
    },
  ],
  'a late worker overwrites': [
    /never overwrites the result/,
    claiming((claim, key, store) => ({
      ...claim,
      complete: async (result) => store.put(key, { result: JSON.stringify(result) }),
    })),
  ],
  'a late worker gives the key of its successor away': [
    /does not end, prolong or give away/,
    claiming((claim, key, store) => ({ ...claim, release: async () => store.drop(key) })),
  ],
  'a late worker prolongs the lease of its successor': [
    /does not end, prolong or give away/,
    claiming((claim, key, store) => ({
      ...claim,
      extend: async () => store.put(key, { validUntil: Date.now() + 60_000 }),
    })),
  ],
  'a lease that is over is lost also without a successor': [
    /still in time/,
    class extends Open {
      protected override isHeld(key: string, fence: number) {
        return super.isHeld(key, fence) && this.valid(key) !== undefined
      }
    },
  ],
  'a longer lease is as short': [
    /can be prolonged/,
    claiming((claim) => ({ ...claim, extend: async () => undefined })),
  ],
  'release does nothing': [
    /released is free/,
    claiming((claim) => ({ ...claim, release: async () => undefined })),
  ],
  'the fence stays': [
    /larger fence/,
    class extends Open {
      protected override nextFence() {
        return 1
      }
    },
  ],
  'the fence begins anew': [
    /fence grows also/,
    class extends Open {
      protected override claimed<Result>(
        key: string,
        hash: string | undefined,
        leaseMs: number,
      ): Claimed<Result> {
        const before = this.claims.get(key)?.fence ?? 0
        const claim = super.claimed<Result>(key, hash, leaseMs)
        return { ...claim, fence: before + 1 }
      }
    },
  ],
  'a result is lost': [
    /gives its result/,
    claiming((claim) => ({
      ...claim,
      complete: () => (claim.complete as (result: unknown) => Promise<void>)(undefined),
    })),
  ],
  'a result is JSON': [
    /gives its result/,
    claiming((claim) => ({
      ...claim,
      complete: (result: unknown) =>
        (claim.complete as (result: unknown) => Promise<void>)(
          result &&
            JSON.parse(JSON.stringify(result, (_, one) => (typeof one === 'bigint' ? Number(one) : one))),
        ),
    })),
  ],
  'a result without a value is none': [
    /may be undefined/,
    claiming((claim, key, store) => ({
      ...claim,
      complete: async (result) => (result === undefined ? store.drop(key) : claim.complete(result)),
    })),
  ],
  'a second result wins': [
    /second result/,
    class extends Open {
      protected override isHeld(key: string, fence: number) {
        return this.claims.get(key)?.fence === fence
      }
    },
  ],
  'payloads are not looked at': [
    /another payload/,
    class extends Open {
      override claim<Result>(key: string, options: ClaimOptions = {}) {
        return super.claim<Result>(key, { leaseMs: options.leaseMs })
      }
    },
  ],
  'the order of properties counts': [
    /order of properties/,
    class extends Open {
      override claim<Result>(key: string, options: ClaimOptions = {}) {
        return super.claim<Result>(key, { ...options, payload: JSON.stringify(options.payload) })
      }
    },
  ],
  'a payload is forgotten with the lease': [
    /whose worker died over another payload/,
    class extends Open {
      override async claim<Result>(key: string, options: ClaimOptions = {}): Promise<Claim<Result>> {
        if (this.valid(key) === undefined) this.drop(key)
        return super.claim<Result>(key, options)
      }
    },
  ],
  'types of payloads do not count': [
    /order of properties/,
    class extends Open {
      override claim<Result>(key: string, options: ClaimOptions = {}) {
        const { payload } = options
        const text = (value: unknown): unknown =>
          typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, text(one)]))
            : value === undefined
              ? value
              : String(value)
        return super.claim<Result>(key, { ...options, payload: text(payload) })
      }
    },
  ],
  'has is true while a worker is at it': [
    /in progress for others/,
    class extends Open {
      override async has(key: string) {
        return this.valid(key) !== undefined
      }
    },
  ],
  'what was set never ends': [
    /when its time is over/,
    class extends Open {
      override set(key: string) {
        return super.set(key)
      }
    },
  ],
  'set leaves the key to the worker that has it': [
    /set while a worker was at it/,
    class extends Open {
      override async set(key: string, ttlMs?: number) {
        if (!this.claims.has(key)) await super.set(key, ttlMs)
      }
    },
  ],
  'delete does nothing': [
    /has, set and delete/,
    class extends Open {
      override async delete() {}
    },
  ],
  'case does not count': [
    /do not touch one another/,
    class extends Open {
      override claim<Result>(key: string, options?: ClaimOptions) {
        return super.claim<Result>(key.toLowerCase(), options)
      }
    },
  ],
  'an empty key is fine': [
    /without a character/,
    class extends Open {
      override has(key: string) {
        return super.has(key || 'none')
      }
    },
  ],
  'clear forgets the keys of every tenant': [
    /clear forgets those of one/,
    class extends Open {
      readonly #made: MemoryIdempotencyStore[] = []
      override forTenant(tenantId: string) {
        const keys = super.forTenant(tenantId)
        this.#made.push(keys)
        keys.clear = async () => {
          for (const one of this.#made) await MemoryIdempotencyStore.prototype.clear.call(one)
        }
        return keys
      }
    },
  ],
  'clear does nothing': [
    /clear forgets those of one/,
    class extends Open {
      override async clear() {}
    },
  ],
  'tenants share their keys': [
    /two tenants/,
    class extends Open {
      override forTenant() {
        return this
      }
    },
  ],
}
