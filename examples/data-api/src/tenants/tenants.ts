import { AlreadyExistsError } from '@keyprint/client'
import type { DataClient } from '../client.js'
import { Problem } from '../http/problem.js'

/** Whether a tenant is there, on its way out, or gone; `none` before it was provisioned. */
export type Standing = 'none' | 'active' | 'removing' | 'removed'

/** How long another Lambda may take to notice that a tenant was removed. What it writes meanwhile the stream deletes. */
const TRUSTED_MS = 5_000
const MAX_TRUSTED = 10_000

/** Tenants by what they are. Only that one is active is remembered, and not for long. */
export class Tenants {
  private readonly trusted = new Map<string, number>()

  constructor(private readonly db: DataClient) {}

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

  /** Nothing ever leads back from here. */
  async bury(tenantId: string): Promise<void> {
    this.trusted.delete(tenantId)
    const { tenant } = this.db.forTenant(tenantId)
    const standing = await this.standing(tenantId)
    if (standing === 'none') throw new Problem('not-provisioned', 'There is nothing to remove.')
    if (standing === 'active') await tenant.update({}, { set: { status: 'removing' } })
  }

  /** To be called when nothing of it is left. */
  async seal(tenantId: string): Promise<void> {
    const { tenant } = this.db.forTenant(tenantId)
    await tenant.update({}, { set: { status: 'removed' } })
  }

  /** @throws Problem for a tenant that was not provisioned, or was removed. */
  async demandActive(tenantId: string): Promise<void> {
    if ((this.trusted.get(tenantId) ?? 0) > Date.now()) return
    const standing = await this.standing(tenantId)
    checkActive(standing)
    if (this.trusted.size >= MAX_TRUSTED) this.trusted.clear()
    this.trusted.set(tenantId, Date.now() + TRUSTED_MS)
  }
}

/** @throws Problem for anything but active. */
export function checkActive(standing: Standing): void {
  if (standing === 'none') throw new Problem('not-provisioned', 'Call provision first.')
  if (standing !== 'active')
    throw new Problem('removed', 'Its data was removed, and the id is not used again.')
}
