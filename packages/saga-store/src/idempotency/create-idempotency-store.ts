import type { ErrorClasses } from '../errors/error-classes.js'
import { type RetriableErrors, retriableErrors } from '../errors/error-classes.js'
import { inParallel } from '../listing/in-parallel.js'
import { checkText } from '../state/check-state.js'
import { checkPositive } from '../store/checked-options.js'
import { failure } from '../store/failure.js'
import type { TableOptions } from '../store/saga-store-options.js'
import { connectTo, tableOf, type WithTable } from '../table/store-table.js'
import {
  givenTenant,
  type SagaDb,
  type TenantDb,
  type TenantOf,
  type TenantOption,
  tenantClients,
  tenantOf,
} from '../tenant/tenants.js'
import { claimKey, type KeyScope } from './claim-key.js'
import type { ClaimOptions, IdempotencyStore } from './idempotency-store.js'
import { payloadHash } from './payload-hash.js'

/** Options of `createIdempotencyStore`. Keys may share the table of the sagas. */
export type IdempotencyStoreOptions = TableOptions & {
  /** Milliseconds until another worker may take over from one that has claimed a key. Default 60,000. */
  readonly leaseMs?: number | undefined
  /** Milliseconds that a result is kept. Default 86,400,000, which is a day. */
  readonly ttlMs?: number | undefined
  /** The class of the error after which your saga bus tries again. Default: TransientError of this package. */
  readonly errors?: Pick<ErrorClasses, 'TransientError'> | undefined
  /** Whose keys a call is about that was not made on `forTenant(id)`, as with `createSagaStore`. */
  readonly tenant?: TenantOption
}

/** Idempotency keys on DynamoDB. */
export interface DynamoIdempotencyStore extends IdempotencyStore, WithTable {
  /** The keys of one tenant. @throws MissingTenantError */
  forTenant(tenantId: string): IdempotencyStore
}

const DEFAULT_LEASE_MS = 60_000
const DEFAULT_TTL_MS = 86_400_000

/** How many keys `clear` removes at the same time. */
const CLEARED_AT_ONCE = 10

/** A store of idempotency keys on DynamoDB. It sends nothing by itself. */
export function createIdempotencyStore(options: IdempotencyStoreOptions): DynamoIdempotencyStore {
  const { leaseMs = DEFAULT_LEASE_MS, ttlMs = DEFAULT_TTL_MS, errors, tenant } = options
  checkPositive('leaseMs', leaseMs)
  checkPositive('ttlMs', ttlMs)
  const table = tableOf(options, options.tableName)
  const whole = connectTo(table, options)
  const common = { whole, db: tenantClients(whole), leaseMs, ttlMs, errors: retriableErrors(errors) }
  return {
    ...keysOf(common, tenantOf(tenant)),
    forTenant: (tenantId) => keysOf(common, givenTenant(tenantId)),
    table,
  }
}

interface Common {
  readonly whole: SagaDb
  readonly db: (tenantId: string) => TenantDb
  readonly errors: RetriableErrors
  readonly leaseMs: number
  readonly ttlMs: number
}

function keysOf(common: Common, tenant: TenantOf): IdempotencyStore {
  const scopeOf = (call: string, key: string): KeyScope => {
    const subject = `${call} of ${key}`
    const db = common.db(tenant(subject))
    checkText(key, 'key', call)
    return { ...common, db, key }
  }
  const told = async <T>(subject: string, call: PromiseLike<T>): Promise<T> => {
    try {
      return await call
    } catch (error) {
      throw failure(common.errors, subject, error)
    }
  }
  return {
    claim: async (key, { payload, leaseMs = common.leaseMs }: ClaimOptions = {}) => {
      const scope = scopeOf('claim', key)
      checkPositive('leaseMs', leaseMs)
      return (await claimKey({ ...scope, leaseMs }, payloadHash(key, payload))) as never
    },
    has: async (key) => {
      const { db } = scopeOf('has', key)
      const found = await told(`has of ${key}`, db.claim.get({ key }, { consistent: true }))
      return found?.status === 'done' && (found.validUntil === undefined || found.validUntil > new Date())
    },
    set: async (key, ttlMs = common.ttlMs) => {
      const { db } = scopeOf('set', key)
      checkPositive('ttlMs', ttlMs)
      const now = Date.now()
      const validUntil = new Date(now + ttlMs)
      const claimId = crypto.randomUUID()
      const done = { key, status: 'done' as const, fence: now, claimId, validUntil, expiresAt: validUntil }
      await told(`set of ${key}`, db.claim.put(done))
    },
    delete: async (key) => {
      const { db } = scopeOf('delete', key)
      await told(`delete of ${key}`, db.claim.delete({ key }))
    },
    clear: async () => {
      const tenantId = tenant('clear')
      const every = common.whole.everyClaim({
        filter: (claim) => claim.tenantId.eq(tenantId),
        consistent: true,
      })
      const cleared = inParallel(every, CLEARED_AT_ONCE, async ({ key }) => {
        await common.db(tenantId).claim.delete({ key })
      })
      await told('clear', cleared)
    },
  }
}
