import assert from 'node:assert/strict'
import { anOrder, keyOf, type NamedCase, refused, type Scope } from '../scope.js'

const order = anOrder()
const key = keyOf(order)
const place = { collection: 'order', key }

async function nothingWritten({ store }: Scope): Promise<void> {
  assert.equal((await store.list('order')).items.length, 0)
}

/** What is refused with an error that names collection and key, before anything is written. */
export const badInputCases: readonly NamedCase[] = [
  [
    'an unknown collection is refused by every operation',
    async ({ store }) => {
      const unknown = { collection: 'invoice' }
      const name = 'invoice' as 'order'
      await refused(store.get(name, key), 'UNKNOWN_COLLECTION', { ...unknown, key })
      await refused(store.getMany(name, [key]), 'UNKNOWN_COLLECTION', unknown)
      await refused(store.list(name), 'UNKNOWN_COLLECTION', unknown)
      await refused(store.query(name, 'byStatus', { status: 'x' }), 'UNKNOWN_COLLECTION', unknown)
      await refused(store.insert(name, order), 'UNKNOWN_COLLECTION', unknown)
      await refused(store.put(name, order), 'UNKNOWN_COLLECTION', unknown)
      await refused(store.patch(name, key, {}), 'UNKNOWN_COLLECTION', { ...unknown, key })
      await refused(store.delete(name, key), 'UNKNOWN_COLLECTION', { ...unknown, key })
      await refused(store.get('toString' as 'order', key), 'UNKNOWN_COLLECTION')
    },
  ],
  [
    'a key without its sort part is refused',
    async (scope) => {
      const half = { customerId: 'c1' } as never
      const { store } = scope
      await store.insert('order', order)
      await refused(store.get('order', half), 'INVALID_KEY', { collection: 'order' })
      await refused(store.getMany('order', [key, half]), 'INVALID_KEY')
      await refused(store.patch('order', half, { note: 'x' }), 'INVALID_KEY')
      await refused(store.delete('order', half), 'INVALID_KEY')
      await refused(store.insert('order', { ...order, orderId: undefined } as never), 'INVALID_DOCUMENT', {
        collection: 'order',
        key: { customerId: 'c1' },
      })
      assert.equal((await store.list('order')).items.length, 1)
    },
  ],
  [
    'keys that are empty, no text, or more than a key are refused',
    async ({ store }) => {
      const circular: { self?: unknown } = {}
      circular.self = circular
      for (const given of [
        { customerId: 'c1', orderId: '' },
        { customerId: 'c1', orderId: 7 },
        { customerId: 'c1', orderId: 7n },
        { customerId: 'c1', orderId: circular },
        { customerId: 'c1', orderId: '\ud800' },
        { ...key, tenant: 'other' },
        'c1',
        null,
        undefined,
      ])
        await refused(store.get('order', given as never), 'INVALID_KEY', { collection: 'order' })
    },
  ],
  [
    'a document that does not fit its type is refused, and says where',
    async (scope) => {
      const wrong = { ...order, status: 7 } as never
      for (const write of ['insert', 'put'] as const) {
        const attempt = scope.store[write]('order', wrong)
        await refused(attempt, 'INVALID_DOCUMENT', place)
        assert.equal(await attempt.catch(({ issues }) => issues[0].path), 'status')
      }
      await nothingWritten(scope)
      await scope.store.insert('order', order)
      await refused(scope.store.patch('order', key, { status: 7 } as never), 'INVALID_DOCUMENT', place)
      assert.deepEqual((await scope.store.get('order', key))?.document, order)
    },
  ],
  [
    'a circular document is refused',
    async (scope) => {
      const circular: { self?: unknown } = {}
      circular.self = [circular]
      await refused(scope.store.insert('order', anOrder({ details: circular })), 'INVALID_DOCUMENT', place)
      await refused(scope.store.put('order', anOrder({ details: circular })), 'INVALID_DOCUMENT', place)
      await nothingWritten(scope)
    },
  ],
  [
    'what JSON does not have is refused, and not changed silently',
    async (scope) => {
      const values = [new Date(), 1n, Number.NaN, Infinity, () => 1, new Set(), [undefined], '\udc00', 1e200]
      for (const details of values)
        await refused(scope.store.insert('order', anOrder({ details })), 'INVALID_DOCUMENT', place)
      await nothingWritten(scope)
    },
  ],
  [
    'an oversized document is refused, one that is nearly so is not',
    async (scope) => {
      const { store } = scope
      const { maxDocumentBytes } = store.capabilities
      const half = 'é'.repeat(Math.ceil(maxDocumentBytes / 2))
      await refused(store.insert('order', anOrder({ details: half })), 'DOCUMENT_TOO_LARGE', place)
      await refused(store.put('order', anOrder({ details: half })), 'DOCUMENT_TOO_LARGE', place)
      await nothingWritten(scope)
      await store.insert('order', anOrder({ details: half.slice(0, -500) }))
    },
  ],
  [
    'a damaged document is refused when it is read or changed, and can be deleted',
    async ({ subject, store, context }) => {
      if (subject.damage === undefined) return
      await store.insert('order', order)
      await store.insert('order', anOrder({ orderId: 'whole' }))
      await subject.damage(context.tenant, 'order', key)
      await refused(store.get('order', key), 'UNREADABLE_DOCUMENT', place)
      await refused(store.getMany('order', [{ ...key, orderId: 'whole' }, key]), 'UNREADABLE_DOCUMENT', place)
      await refused(store.list('order'), 'UNREADABLE_DOCUMENT', place)
      await refused(store.put('order', order), 'UNREADABLE_DOCUMENT', place)
      await refused(store.patch('order', key, { note: 'x' }), 'UNREADABLE_DOCUMENT', place)
      await refused(
        store.transact((tx) => [tx.insert('order', anOrder({ orderId: 'new' })), tx.patch('order', key, {})]),
        'TRANSACTION_REFUSED',
        place,
      )
      assert.equal(await store.get('order', { ...key, orderId: 'new' }), undefined)
      assert.equal(await store.delete('order', key), true)
      assert.equal((await store.list('order')).items.length, 1)
    },
  ],
]
