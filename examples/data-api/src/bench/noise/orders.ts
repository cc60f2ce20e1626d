import type { Allowance } from '../../limits/allowance.js'
import type { Shot } from './steady.js'

/** What the server is told. */
export interface ServerOrder {
  readonly endpoint: string
  readonly tableName: string
  readonly allowances: readonly Allowance[]
}

/** What the server tells. */
export interface ServerPlace {
  readonly url: string
  readonly tenants: readonly { readonly tenantId: string; readonly token: string }[]
}

/** What the noisy tenant is told to send. */
export interface NoiseOrder {
  readonly shot: Shot
  readonly perSecond: number
  readonly seconds: number
}

/** What became of that: requests by status. */
export type NoiseAnswer = Readonly<Record<number, number>>
