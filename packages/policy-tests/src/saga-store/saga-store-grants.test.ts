import { type Grant, policyStatements } from '@keyprint/iam'
import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import {
  createIdempotencyStore,
  createOutbox,
  createSagaStore,
  idempotencyStoreGrants,
  outboxGrants,
  sagaDesign,
  sagaStoreGrants,
} from '@keyprint/saga-store'
import { idempotencyStoreCases, sagaStoreCases } from '@keyprint/saga-store/testing'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { isAllowed, TABLE_ARN } from '../evaluate/is-allowed.js'
import { requestsOf } from '../evaluate/requests-of.js'

const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const options = { client: proxy.client(), tableName: table.tableName, ttlDays: 1 }
const TENANT = 'acme'
beforeEach(proxy.reset)
afterAll(proxy.stop)

type SagaGrant = Grant<(typeof sagaDesign)['~types']>

/** What was sent and is not allowed by these grants. */
async function denied(grants: readonly SagaGrant[], tenantId?: string): Promise<readonly unknown[]> {
  const confined = tenantId === undefined ? {} : { tenant: { tenantId } }
  const statements = policyStatements(sagaDesign, grants, { tableArn: TABLE_ARN, ...confined })
  const sent = proxy.requests.flatMap(({ operation, body }) =>
    requestsOf(sagaDesign.table, { operation, input: body }),
  )
  const requests = [...new Map(sent.map((one) => [JSON.stringify(one), one])).values()]
  const allowed = await Promise.all(requests.map((request) => isAllowed(statements, request)))
  return requests.filter((_, i) => !allowed[i])
}

/** The cases that are not about many at a time, or many tenants: what they send is the same. */
const isShort = ({ name }: { readonly name: string }) => !/at the same time|tenant|run into/.test(name)

describe('the grants that the saga store names', () => {
  it('are enough for sagas, also confined to a tenant', async () => {
    const store = createSagaStore(options).forTenant(TENANT)
    for (const { run } of sagaStoreCases({ tenants: false }).filter(isShort)) await run(store as never)
    const metadata = {
      sagaId: 's1',
      version: 0,
      createdAt: new Date(),
      updatedAt: new Date(),
      isCompleted: true,
    }
    await store.insert('order', 'c1', { metadata }, { messages: ['a'] })
    await store.list('order')
    await store.due('order')
    await store.deleteCompleted('order')

    expect(proxy.requests.length).toBeGreaterThan(100)
    expect(await denied(sagaStoreGrants)).toEqual([])
    expect(await denied(sagaStoreGrants, TENANT)).toEqual([])
    expect(await denied(sagaStoreGrants, 'other')).not.toEqual([])
  })

  it('are enough for the outbox', async () => {
    const outbox = createOutbox({ ...options, publish: async () => undefined })
    expect((await outbox.publishPending()).published).toBeGreaterThan(0)
    expect(await denied(outboxGrants)).toEqual([])
  })

  it('are enough for idempotency keys, also confined to a tenant', async () => {
    const keys = createIdempotencyStore(options).forTenant(TENANT)
    for (const { run } of idempotencyStoreCases({ tenants: false }).filter(isShort)) await run(keys)
    expect(await denied(idempotencyStoreGrants)).toEqual([])
    expect(await denied(idempotencyStoreGrants, TENANT)).toEqual([])
  })
})
