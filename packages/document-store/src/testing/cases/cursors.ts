import assert from 'node:assert/strict'
import { anOrder, contextOf, documentsOf, eventually, type NamedCase, refused, type Scope } from '../scope.js'

const IDS = ['o1', 'o2', 'o3', 'o4', 'o5']

async function firstPage(scope: Scope) {
  for (const orderId of IDS) await scope.store.insert('order', anOrder({ orderId, note: 'n' }))
  const ask = () => scope.store.query('order', 'byStatus', { status: 'placed' }, { limit: 2 })
  await eventually(scope, async () => {
    const { items } = await scope.store.query('order', 'byStatus', { status: 'placed' })
    assert.equal(items.length, IDS.length)
  })
  const page = await ask()
  assert.equal(page.items.length, 2)
  assert.equal(typeof page.cursor, 'string')
  return page.cursor as string
}

/** Pages. */
export const cursorCases: readonly NamedCase[] = [
  [
    'pages of any size hold every document once, in order',
    async (scope) => {
      await firstPage(scope)
      for (const limit of [1, 2, 3, 5, 7])
        for (const order of ['ascending', 'descending'] as const) {
          const found: string[] = []
          let cursor: string | undefined
          do {
            const page = await scope.store.list('order', { limit, cursor, order })
            assert.ok(page.items.length <= limit)
            found.push(...documentsOf(page).map(({ orderId }) => orderId))
            cursor = page.cursor
          } while (cursor !== undefined)
          assert.deepEqual(order === 'ascending' ? found : found.reverse(), IDS)
        }
    },
  ],
  [
    'a query goes on where its page ended, also when that document is gone',
    async (scope) => {
      const cursor = await firstPage(scope)
      const options = { limit: 2, cursor }
      const next = () => scope.store.query('order', 'byStatus', { status: 'placed' }, options)
      assert.deepEqual(
        documentsOf(await next()).map(({ orderId }) => orderId),
        ['o3', 'o4'],
      )
      await scope.store.delete('order', { customerId: 'c1', orderId: 'o2' })
      assert.deepEqual(
        documentsOf(await next()).map(({ orderId }) => orderId),
        ['o3', 'o4'],
      )
    },
  ],
  [
    'a cursor of another tenant is refused',
    async (scope) => {
      const cursor = await firstPage(scope)
      const other = scope.stores.for(contextOf({}))
      await refused(other.query('order', 'byStatus', { status: 'placed' }, { cursor }), 'REFUSED_CURSOR', {
        collection: 'order',
      })
    },
  ],
  [
    'a cursor of another index, input, range or order is refused',
    async (scope) => {
      const { store } = scope
      const cursor = await firstPage(scope)
      await refused(store.query('order', 'byTotal', { status: 'placed' }, { cursor }), 'REFUSED_CURSOR')
      await refused(store.query('order', 'byStatus', { status: 'paid' }, { cursor }), 'REFUSED_CURSOR')
      await refused(
        store.query('order', 'byStatus', { status: 'placed' }, { cursor, from: '2026' }),
        'REFUSED_CURSOR',
      )
      await refused(
        store.query('order', 'byStatus', { status: 'placed' }, { cursor, order: 'descending' }),
        'REFUSED_CURSOR',
      )
      await refused(store.list('order', { cursor }), 'REFUSED_CURSOR')
    },
  ],
  [
    'a cursor of another collection or id is refused',
    async ({ store }) => {
      for (const customerId of ['c1', 'c2', 'c3']) await store.insert('customer', { customerId, name: 'x' })
      for (const orderId of IDS) await store.insert('order', anOrder({ orderId }))
      const { cursor } = await store.list('customer', { limit: 1 })
      await refused(store.list('order', { cursor }), 'REFUSED_CURSOR', { collection: 'order' })
      await refused(store.list('customer', { id: 'c2', cursor }), 'REFUSED_CURSOR')
    },
  ],
  [
    'a damaged cursor is refused',
    async (scope) => {
      const cursor = await firstPage(scope)
      const middle = Math.floor(cursor.length / 2)
      const other = cursor[middle] === 'A' ? 'B' : 'A'
      const damaged = [
        'x',
        cursor.slice(0, -4),
        `${cursor}x`,
        cursor.slice(0, middle) + other + cursor.slice(middle + 1),
      ]
      for (const one of damaged)
        await refused(
          scope.store.query('order', 'byStatus', { status: 'placed' }, { cursor: one }),
          'REFUSED_CURSOR',
        )
    },
  ],
]
