import assert from 'node:assert/strict'
import { anOrder, contextOf, documentsOf, eventually, keyOf, type NamedCase, refused } from '../scope.js'

const order = anOrder()
const key = keyOf(order)

/** What keeps tenants apart, and what the context leaves in documents. */
export const tenantCases: readonly NamedCase[] = [
  [
    'no context, and one without a tenant, give no store',
    async ({ stores, context }) => {
      const open = async (given: unknown) => stores.for(given as never)
      for (const given of [undefined, null, 'tenant', {}]) await refused(open(given), 'INVALID_CONTEXT')
      for (const field of ['tenant', 'user', 'correlationId', 'roles', 'trace'])
        await refused(open({ ...context, [field]: undefined }), 'INVALID_CONTEXT')
      await refused(open({ ...context, tenant: '' }), 'INVALID_CONTEXT')
    },
  ],
  [
    'what one tenant writes is not there for another',
    async ({ stores, store }) => {
      const other = stores.for(contextOf({}))
      await store.insert('order', order)
      assert.equal(await other.get('order', key), undefined)
      assert.deepEqual(await other.getMany('order', [key]), [undefined])
      assert.equal(await other.delete('order', key), false)
      assert.equal((await other.insert('order', anOrder({ note: 'theirs' }))).version, 1)
      assert.deepEqual((await store.get('order', key))?.document, order)
    },
  ],
  [
    'lists and queries hold one tenant’s documents',
    async (scope) => {
      const other = scope.stores.for(contextOf({}))
      await scope.store.insert('order', order)
      await other.insert('order', anOrder({ note: 'theirs' }))
      assert.deepEqual(documentsOf(await other.list('order')), [anOrder({ note: 'theirs' })])
      await eventually(scope, async () =>
        assert.deepEqual(documentsOf(await scope.store.query('order', 'byStatus', { status: 'placed' })), [
          order,
        ]),
      )
    },
  ],
  [
    'tenants, ids and sort parts never run into one another',
    async ({ stores, context }) => {
      const parts = [
        ['a', 'b', 'c'],
        ['a#b', 'c', 'd'],
        ['a', 'b#c', 'd'],
        ['a%23b', 'c', 'd'],
        ['a', 'b', 'c#d'],
        ['a', 'b#', 'c'],
        ['A', 'b', 'c'],
        ['a', 'B', 'c'],
        ['a', 'b', 'C'],
      ] as const
      const of = (tenant: string) => stores.for({ ...context, tenant: `${context.tenant}-${tenant}` })
      for (const [tenant, customerId, orderId] of parts)
        await of(tenant).insert('order', anOrder({ customerId, orderId }))
      for (const [tenant, customerId, orderId] of parts)
        assert.deepEqual(
          (await of(tenant).get('order', { customerId, orderId }))?.document,
          anOrder({ customerId, orderId }),
        )
    },
  ],
  [
    'a document does not say whose it is: a field named tenant is a field',
    async ({ stores, store }) => {
      const given = { ...order, tenant: 'somebody' } as never
      await store.insert('order', given)
      assert.equal(await stores.for(contextOf({ tenant: 'somebody' })).get('order', key), undefined)
    },
  ],
  [
    'collections do not share keys',
    async ({ store }) => {
      await store.insert('customer', { customerId: 'c1', name: 'Ada' })
      await store.insert('session', { sessionId: 'c1' })
      assert.deepEqual((await store.get('customer', { customerId: 'c1' }))?.document.name, 'Ada')
      assert.equal((await store.list('order')).items.length, 0)
    },
  ],
  [
    'who wrote a document first and last is in its audit',
    async ({ stores, store, context }) => {
      const { audit: first } = await store.insert('order', order)
      assert.deepEqual([first.createdBy, first.updatedBy, first.correlationId], ['ada', 'ada', 'first'])
      assert.equal(first.createdAt, first.updatedAt)
      const later = {
        ...contextOf({ user: 'bob', correlationId: 'second', roles: [] }),
        tenant: context.tenant,
      }
      await stores.for(later).put('order', anOrder({ note: 'x' }))
      await stores.for(later).patch('order', key, { note: 'y' })
      const audit = (await store.get('order', key))?.audit
      assert.deepEqual(audit, {
        createdAt: first.createdAt,
        createdBy: 'ada',
        updatedAt: audit?.updatedAt,
        updatedBy: 'bob',
        correlationId: 'second',
        roles: [],
        trace: later.trace,
      })
      assert.ok(Date.parse(audit.updatedAt) >= Date.parse(first.updatedAt))
    },
  ],
]
