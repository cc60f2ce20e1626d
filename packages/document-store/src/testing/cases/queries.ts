import assert from 'node:assert/strict'
import { anOrder, documentsOf, eventually, keyOf, type NamedCase, refused, type Scope } from '../scope.js'

const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05']

async function fiveOrders({ store }: Scope): Promise<void> {
  for (const [i, placedAt] of [...days.entries()].reverse())
    await store.insert('order', anOrder({ customerId: `c${i % 2}`, orderId: `o${i}`, placedAt }))
}

const placedAt = (page: Parameters<typeof documentsOf<{ readonly placedAt: string }>>[0]) =>
  documentsOf(page).map((one) => one.placedAt)

/** Lists and queries. */
export const queryCases: readonly NamedCase[] = [
  [
    'list gives all documents of a collection, sorted by key',
    async (scope) => {
      await fiveOrders(scope)
      await scope.store.insert('customer', { customerId: 'c1', name: 'Ada' })
      const ids = documentsOf(await scope.store.list('order')).map(({ orderId }) => orderId)
      assert.deepEqual(ids, ['o0', 'o2', 'o4', 'o1', 'o3'])
      const back = documentsOf(await scope.store.list('order', { order: 'descending' }))
      assert.deepEqual(
        back.map(({ orderId }) => orderId),
        [...ids].reverse(),
      )
    },
  ],
  [
    'list gives those of one id, and of no other that begins like it',
    async ({ store }) => {
      for (const customerId of ['c1', 'c10', 'c', 'c1#']) await store.insert('order', anOrder({ customerId }))
      assert.deepEqual(documentsOf(await store.list('order', { id: 'c1' })), [anOrder({ customerId: 'c1' })])
      for (const customerId of ['c1', 'c10']) await store.insert('customer', { customerId, name: 'x' })
      assert.equal((await store.list('customer', { id: 'c1' })).items.length, 1)
    },
  ],
  [
    'query gives documents with one value, sorted by the field of the index',
    async (scope) => {
      await fiveOrders(scope)
      await scope.store.insert('order', anOrder({ orderId: 'other', status: 'placed-not' }))
      await eventually(scope, async () =>
        assert.deepEqual(placedAt(await scope.store.query('order', 'byStatus', { status: 'placed' })), days),
      )
      const options = { order: 'descending' } as const
      const back = await scope.store.query('order', 'byStatus', { status: 'placed' }, options)
      assert.deepEqual(placedAt(back), [...days].reverse())
      const none = await scope.store.query('order', 'byStatus', { status: 'nothing' })
      assert.deepEqual(none, { items: [], cursor: undefined })
    },
  ],
  [
    'both ends belong to a range',
    async (scope) => {
      await fiveOrders(scope)
      const within = async (range: { readonly from?: string; readonly to?: string }) =>
        placedAt(await scope.store.query('order', 'byStatus', { status: 'placed' }, range))
      await eventually(scope, async () =>
        assert.deepEqual(await within({ from: days[1] as string, to: days[3] as string }), days.slice(1, 4)),
      )
      assert.deepEqual(await within({ from: days[3] as string }), days.slice(3))
      assert.deepEqual(await within({ to: days[1] as string }), days.slice(0, 2))
    },
  ],
  [
    'numbers are sorted as numbers',
    async (scope) => {
      const totals = [-20, -3.5, 0, 0.25, 9, 10, 100]
      for (const total of [...totals].reverse())
        await scope.store.insert('order', anOrder({ orderId: `t${total}`, total }))
      const found = async (range: { readonly from?: number; readonly to?: number }) =>
        documentsOf(await scope.store.query('order', 'byTotal', { status: 'placed' }, range)).map(
          (one) => one.total,
        )
      await eventually(scope, async () => assert.deepEqual(await found({}), totals))
      assert.deepEqual(await found({ from: -3.5, to: 10 }), [-3.5, 0, 0.25, 9, 10])
    },
  ],
  [
    'an index follows every write, and holds nothing without its field',
    async (scope) => {
      const { store } = scope
      const notes = async (note: string) =>
        documentsOf(await store.query('order', 'byNote', { note })).map(({ orderId }) => orderId)
      await store.insert('order', anOrder())
      await store.insert('order', anOrder({ orderId: 'o2', note: 'a' }))
      await eventually(scope, async () => assert.deepEqual(await notes('a'), ['o2']))
      await store.patch('order', { customerId: 'c1', orderId: 'o2' }, { note: 'b' })
      await eventually(scope, async () =>
        assert.deepEqual([await notes('a'), await notes('b')], [[], ['o2']]),
      )
      await store.put('order', anOrder({ orderId: 'o2' }))
      await eventually(scope, async () => assert.deepEqual(await notes('b'), []))
      await store.patch('order', { customerId: 'c1', orderId: 'o2' }, { note: 'c' })
      await store.delete('order', { customerId: 'c1', orderId: 'o2' })
      await eventually(scope, async () => assert.deepEqual(await notes('c'), []))
    },
  ],
  [
    'an unknown index, a missing value and a wrong range are refused',
    async ({ store }) => {
      const place = { collection: 'order' }
      const ask = (index: string, input: object, options?: object) =>
        store.query('order', index as 'byStatus', input as never, options as never)
      await refused(ask('byName', { name: 'x' }), 'UNKNOWN_INDEX', place)
      await refused(ask('constructor', { name: 'x' }), 'UNKNOWN_INDEX', place)
      await refused(ask('byStatus', {}), 'INVALID_QUERY', place)
      await refused(ask('byStatus', { status: 7 }), 'INVALID_QUERY', place)
      await refused(ask('byTotal', { status: 'x' }, { from: 'text' }), 'INVALID_QUERY', place)
      await refused(ask('byNote', { note: 'x' }, { from: 'a' }), 'INVALID_QUERY', place)
      await refused(ask('byStatus', { status: 'x' }, { from: 'b', to: 'a' }), 'INVALID_QUERY', place)
      const tooLong = 'x'.repeat(1_025)
      await refused(ask('byStatus', { status: 'x' }, { from: tooLong }), 'INVALID_QUERY', place)
      await refused(ask('byStatus', { status: 'x' }, { to: tooLong }), 'INVALID_QUERY', place)
      await refused(store.list('order', { id: tooLong }), 'INVALID_QUERY', place)
      for (const limit of [0, -1, 1.5, 1001])
        await refused(ask('byStatus', { status: 'x' }, { limit }), 'INVALID_QUERY', place)
    },
  ],
  [
    'an expired document is not there, and can be made anew',
    async (scope) => {
      const { store } = scope
      const ended = { sessionId: 's1', endsAt: '2001-01-01T00:00:00Z' }
      await store.insert('session', ended)
      await store.insert('session', { sessionId: 's2', endsAt: '2999-01-01T00:00:00Z' })
      assert.equal(await store.get('session', { sessionId: 's1' }), undefined)
      assert.deepEqual(await store.getMany('session', [{ sessionId: 's1' }]), [undefined])
      assert.deepEqual(
        documentsOf(await store.list('session')).map((one) => one.sessionId),
        ['s2'],
      )
      await refused(store.patch('session', { sessionId: 's1' }, { endsAt: undefined }), 'DOCUMENT_NOT_FOUND')
      assert.equal((await store.insert('session', { sessionId: 's1' })).version, 1)
      assert.equal((await store.put('session', ended)).version, 2)
      assert.equal((await store.put('session', ended)).version, 1)
      assert.equal(await store.delete('session', { sessionId: 's1' }), false)
      await refused(store.delete('session', { sessionId: 's1' }, { ifVersion: 1 }), 'DOCUMENT_NOT_FOUND')
    },
  ],
  [
    'a key of many bytes in few characters is refused where it is too long',
    async ({ store }) => {
      const orderId = 'é'.repeat(1_000)
      await refused(store.insert('order', anOrder({ orderId })), 'INVALID_DOCUMENT', {
        collection: 'order',
        key: keyOf(anOrder({ orderId })),
      })
    },
  ],
]
