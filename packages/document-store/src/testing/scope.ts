import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { AppContext } from '../context/app-context.js'
import { traceFrom } from '../context/trace.js'
import type { DocumentKey } from '../errors/place.js'
import type { DocumentStores } from '../store/document-stores.js'
import type { Store } from '../store/store.js'
import type { ContractCollections, ContractOrder } from './collections.js'

/** What is tested. */
export interface ContractSubject {
  readonly stores: DocumentStores<ContractCollections>
  /** Makes a stored document unreadable, by the means of the provider. Without it, that is not tested. */
  damage?(tenant: string, collection: string, key: DocumentKey): Promise<void>
}

/** What a case works with: a store of a tenant that is new. */
export interface Scope {
  readonly subject: ContractSubject
  readonly stores: DocumentStores<ContractCollections>
  readonly context: AppContext
  readonly store: Store<ContractCollections>
}

/** One thing that every store has to do. */
export interface ContractCase {
  readonly name: string
  run(): Promise<void>
}

/** A case by its name. */
export type NamedCase = readonly [name: string, run: (scope: Scope) => Promise<void>]

export function scopeOf(subject: ContractSubject): Scope {
  const context = contextOf({})
  return { subject, stores: subject.stores, context, store: subject.stores.for(context) }
}

export function contextOf(given: Partial<AppContext>): AppContext {
  const tenant = `tenant-${randomUUID()}`
  return { tenant, user: 'ada', correlationId: 'first', roles: ['clerk'], trace: traceFrom(), ...given }
}

export function anOrder(given: Partial<ContractOrder> = {}): ContractOrder {
  return { customerId: 'c1', orderId: 'o1', status: 'placed', placedAt: '2026-11-21', ...given }
}

export const keyOf = ({ customerId, orderId }: ContractOrder) => ({ customerId, orderId })

export const documentsOf = <D>(page: { readonly items: readonly { readonly document: D }[] }): D[] =>
  page.items.map(({ document }) => document)

/** It ends in an error with that code, which names the collection and, where one is given, the key. */
export async function refused(
  promise: Promise<unknown>,
  code: string,
  place: { readonly collection?: string; readonly key?: DocumentKey } = {},
): Promise<void> {
  const error = await promise.then(
    (value) => assert.fail(`it should have been refused with ${code}, and gave ${JSON.stringify(value)}`),
    (reason: { readonly code?: string }) => reason,
  )
  assert.equal(error.code, code, `${error} should have code ${code}`)
  for (const [name, expected] of Object.entries(place))
    assert.deepEqual((error as { readonly [field: string]: unknown })[name], expected, `${name} of ${error}`)
}

const LAG_MS = 5_000
const STEP_MS = 50

/** Where queries lag behind, what they give is waited for. */
export async function eventually({ stores }: Scope, check: () => Promise<void>): Promise<void> {
  const until = Date.now() + (stores.capabilities.consistentQueries ? 0 : LAG_MS)
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() >= until) throw error
      await new Promise((resolve) => setTimeout(resolve, STEP_MS))
    }
  }
}
