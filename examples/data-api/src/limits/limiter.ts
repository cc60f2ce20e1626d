import { AlreadyExistsError, ConditionFailedError, NotFoundError } from '@keyprint/client'
import type { DataClient } from '../client.js'
import { Problem } from '../http/problem.js'
import type { Allowance } from './allowance.js'
import { Lease } from './lease.js'

/** How a limiter works. */
export interface LimiterOptions {
  readonly allowances: readonly Allowance[]
  /** How many requests are taken from the table at once, to be spent from memory. Default 10. */
  readonly lease?: number
}

const DEFAULT_LEASE = 10
const MAX_LEASES = 10_000
const MS_PER_SECOND = 1000

/**
 * Counts the requests of tenants in the table, so that all Lambdas count together. Each takes some at a time, so that
 * most requests cost no write, and who was refused is refused from memory until the window ends: what comes too often
 * costs the table nothing.
 */
export class Limiter {
  private readonly leases = new Map<string, Lease>()
  private readonly size: number

  constructor(
    private readonly db: DataClient,
    private readonly options: LimiterOptions,
  ) {
    this.size = options.lease ?? DEFAULT_LEASE
  }

  /** @throws Problem with the seconds until there is more. */
  async take(tenantId: string): Promise<void> {
    for (const allowance of this.options.allowances) {
      const lease = this.leaseOf(tenantId, allowance)
      if (await lease.take()) continue
      const seconds = Math.max(1, Math.ceil((lease.endsAt - Date.now()) / MS_PER_SECOND))
      const detail = `There are ${allowance.requests} requests in ${allowance.seconds} seconds; try again in ${seconds} seconds.`
      throw new Problem(allowance.kind, detail, {}, seconds)
    }
  }

  private leaseOf(tenantId: string, allowance: Allowance): Lease {
    const number = Math.floor(Date.now() / MS_PER_SECOND / allowance.seconds)
    const key = `${tenantId} ${allowance.seconds}`
    const known = this.leases.get(key)
    if (known?.number === number) return known
    if (this.leases.size >= MAX_LEASES) this.leases.clear()
    const lease = new Lease(number, (number + 1) * allowance.seconds * MS_PER_SECOND, () =>
      this.charge(tenantId, allowance, number),
    )
    this.leases.set(key, lease)
    return lease
  }

  /** Takes some of what is left in the table. @returns how many; 0 when there are no more. */
  private async charge(tenantId: string, allowance: Allowance, number: number): Promise<number> {
    const { requests, seconds } = allowance
    const { usage } = this.db.forTenant(tenantId)
    const count = Math.min(this.size, requests)
    const window = `${seconds}s ${number}`
    try {
      await usage.update({ window }, { add: { count }, if: (u) => u.count.le(requests - count) })
      return count
    } catch (error) {
      if (error instanceof ConditionFailedError) return 0
      if (!(error instanceof NotFoundError)) throw error
    }
    try {
      await usage.create({ window, count, ttl: new Date((number + 2) * seconds * MS_PER_SECOND) })
      return count
    } catch (error) {
      if (error instanceof AlreadyExistsError) return this.charge(tenantId, allowance, number)
      throw error
    }
  }
}
