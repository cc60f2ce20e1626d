import { AlreadyExistsError, ConditionFailedError, NotFoundError } from '@keyprint/client'
import type { DataClient } from '../client.js'
import { Problem } from '../http/problem.js'

/** Whether a tenant is there, on its way out, or gone; `none` before it was provisioned. */
export type Standing = 'none' | 'active' | 'removing' | 'removed'

/** How long another Lambda may take to notice that a tenant was removed. */
const TRUSTED_MS = 5_000
/** How long a request that was let in may take to note its places. A row after that is deleted by the stream's function. */
const NOTES_MS = 5_000
/** How long places of a buried tenant may still be noted. */
export const SETTLES_MS = TRUSTED_MS + NOTES_MS
const MAX_TRUSTED = 10_000

/** How `Tenants` works. */
export interface TenantsOptions {
  /** How long a removal waits for what other Lambdas were at, in milliseconds. Default 10 seconds. */
  readonly settlesMs?: number
  /** How long it is remembered that a tenant is active, in milliseconds. Default 5 seconds. */
  readonly trustedMs?: number
}

/** That a tenant is gone, and since when. */
export interface Tombstone {
  readonly buriedAt: Date
  /** From then on nobody takes the tenant for active, and what such requests were about to note is there. */
  readonly settlesAt: Date
  /** Whether it was made just now. */
  readonly isNew: boolean
}

/** Tenants by what they are. Only that one is active is remembered, and not for long. */
export class Tenants {
  private readonly trusted = new Map<string, number>()

  private readonly settlesMs: number
  private readonly trustedMs: number

  constructor(
    private readonly db: DataClient,
    { settlesMs = SETTLES_MS, trustedMs = TRUSTED_MS }: TenantsOptions = {},
  ) {
    this.settlesMs = settlesMs
    this.trustedMs = trustedMs
  }

  /** As it is now. */
  async standing(tenantId: string): Promise<Standing> {
    const found = await this.db.forTenant(tenantId).tenant.get({}, { consistent: true })
    return found?.status ?? 'none'
  }

  /** Makes it active, if it never was anything. @returns what it is after that. */
  async claim(tenantId: string): Promise<Standing> {
    try {
      await this.db.forTenant(tenantId).tenant.create({ status: 'active' })
      return 'active'
    } catch (error) {
      if (error instanceof AlreadyExistsError) return this.standing(tenantId)
      throw error
    }
  }

  /** Nothing ever leads back from here. Who comes second gets the tombstone of the first. */
  async bury(tenantId: string): Promise<Tombstone> {
    const { tenant } = this.db.forTenant(tenantId)
    const now = new Date()
    try {
      const set = { status: 'removing', buriedAt: now } as const
      await tenant.update({}, { set, if: ({ status }) => status.eq('active') })
    } catch (error) {
      if (error instanceof NotFoundError) throw new Problem('not-provisioned', 'There is nothing to remove.')
      if (!(error instanceof ConditionFailedError)) throw error
    }
    this.trusted.delete(tenantId)
    const found = await tenant.get({}, { consistent: true })
    const buriedAt = found?.buriedAt ?? now
    const settlesAt = new Date(buriedAt.getTime() + this.settlesMs)
    return { buriedAt, settlesAt, isNew: buriedAt.getTime() === now.getTime() }
  }

  /** To be called when nothing of it is left. */
  async seal(tenantId: string): Promise<void> {
    const { tenant } = this.db.forTenant(tenantId)
    await tenant.update({}, { set: { status: 'removed' } })
  }

  /** @throws Problem for a tenant that was not provisioned, or was removed. */
  async demandActive(tenantId: string): Promise<void> {
    if ((this.trusted.get(tenantId) ?? 0) > Date.now()) return
    // From when it was asked: the answer may have been long on its way.
    const until = Date.now() + this.trustedMs
    checkActive(await this.standing(tenantId))
    if (this.trusted.size >= MAX_TRUSTED) this.trusted.clear()
    this.trusted.set(tenantId, until)
  }
}

/** @throws Problem for anything but active. */
export function checkActive(standing: Standing): void {
  if (standing === 'none') throw new Problem('not-provisioned', 'Call provision first.')
  if (standing !== 'active')
    throw new Problem('removed', 'Its data was removed, and the id is not used again.')
}
