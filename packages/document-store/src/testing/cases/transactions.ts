import assert from 'node:assert/strict'
import { anOrder, contextOf, keyOf, type NamedCase, refused } from '../scope.js'

const order = anOrder()
const key = keyOf(order)
const customer = { customerId: 'c1', name: 'Ada' }

/** All or nothing. */
export const transactionCases: readonly NamedCase[] = [
  [
    'a transaction does all of its writes',
    async ({ store }) => {
      await store.insert('customer', customer)
      await store.insert('order', anOrder({ orderId: 'gone' }))
      await store.insert('order', anOrder({ orderId: 'whole' }))
      await store.transact((tx) => [
        tx.insert('order', order),
        tx.patch('customer', { customerId: 'c1' }, { name: 'Ada L.' }),
        tx.put('order', anOrder({ orderId: 'whole', note: 'new' })),
        tx.delete('order', { customerId: 'c1', orderId: 'gone' }),
      ])
      assert.equal((await store.get('order', key))?.version, 1)
      assert.deepEqual((await store.get('customer', { customerId: 'c1' }))?.document.name, 'Ada L.')
      assert.equal((await store.get('order', { customerId: 'c1', orderId: 'whole' }))?.version, 2)
      assert.equal(await store.get('order', { customerId: 'c1', orderId: 'gone' }), undefined)
    },
  ],
  [
    'a transaction that is refused has written nothing, and says which operation it was',
    async ({ store }) => {
      await store.insert('customer', customer)
      await store.insert('order', order)
      const attempt = store.transact((tx) => [
        tx.patch('customer', { customerId: 'c1' }, { name: 'changed' }),
        tx.insert('order', order),
      ])
      await refused(attempt, 'TRANSACTION_REFUSED', { collection: 'order', key })
      assert.equal(await attempt.catch(({ index }) => index), 1)
      assert.equal(await attempt.catch(({ cause }) => cause.code), 'DOCUMENT_EXISTS')
      assert.deepEqual((await store.get('customer', { customerId: 'c1' }))?.document, customer)
    },
  ],
  [
    'versions and conditions hold in a transaction',
    async ({ store }) => {
      await store.insert('customer', customer)
      await store.insert('order', order)
      const stale = store.transact((tx) => [
        tx.patch('customer', { customerId: 'c1' }, { name: 'changed' }),
        tx.patch('order', key, { note: 'x' }, { ifVersion: 7 }),
      ])
      await refused(stale, 'TRANSACTION_REFUSED', { collection: 'order', key })
      assert.equal(await stale.catch(({ cause }) => cause.code), 'VERSION_CONFLICT')
      const deleted = store.transact((tx) => [
        tx.patch('customer', { customerId: 'c1' }, { name: 'changed' }),
        tx.delete('order', key, { ifVersion: 7 }),
      ])
      assert.equal(await deleted.catch(({ cause }) => cause.code), 'VERSION_CONFLICT')
      const unwanted = store.transact((tx) => [
        tx.patch('customer', { customerId: 'c1' }, { name: 'changed' }),
        tx.delete('order', key, { if: () => false }),
      ])
      assert.equal(await unwanted.catch(({ cause }) => cause.code), 'CONDITION_REFUSED')
      assert.equal((await store.get('customer', { customerId: 'c1' }))?.version, 1)
      assert.equal((await store.get('order', key))?.version, 1)
    },
  ],
  [
    'bad input in a transaction is refused before anything is written',
    async ({ store }) => {
      const wrong = [
        () =>
          store.transact((tx) => [
            tx.insert('order', order),
            tx.insert('order', { customerId: 'c1' } as never),
          ]),
        () => store.transact((tx) => [tx.insert('order', order), tx.insert('nothing' as 'order', order)]),
        () => store.transact((tx) => [tx.insert('order', order), tx.put('order', order)]),
        () =>
          store.transact((tx) =>
            Array.from({ length: store.capabilities.maxTransactionOperations + 1 }, (_, i) =>
              tx.insert('order', anOrder({ orderId: `o${i}` })),
            ),
          ),
      ]
      for (const attempt of wrong) await refused(attempt(), 'TRANSACTION_REFUSED')
      assert.equal((await store.list('order')).items.length, 0)
      await store.transact(() => [])
    },
  ],
  [
    'an operation that cannot be written is told by its place, and nothing is written',
    async ({ store, stores }) => {
      const long = anOrder({ orderId: 'long', note: 'é'.repeat(2_000) })
      const large = anOrder({ orderId: 'large', details: 'x'.repeat(stores.capabilities.maxDocumentBytes) })
      for (const [given, code] of [
        [long, 'INVALID_DOCUMENT'],
        [large, 'DOCUMENT_TOO_LARGE'],
      ] as const) {
        const attempt = store.transact((tx) => [tx.insert('order', order), tx.insert('order', given)])
        await refused(attempt, 'TRANSACTION_REFUSED', { collection: 'order', key: keyOf(given) })
        assert.deepEqual(await attempt.catch(({ index, cause }) => [index, cause.code]), [1, code])
      }
      assert.equal((await store.list('order')).items.length, 0)
    },
  ],
  [
    'transactions that change the same document are all kept',
    async ({ store }) => {
      await store.insert('order', anOrder({ details: [] }))
      const change = (orderId: string) =>
        store.transact((tx) => [
          tx.insert('order', anOrder({ orderId })),
          tx.patch('order', key, { [orderId === 'a' ? 'note' : 'status']: orderId } as never),
        ])
      await Promise.all([change('a'), change('b')])
      const { document, version } = (await store.get('order', key)) ?? {}
      assert.deepEqual([document?.note, document?.status, version], ['a', 'b', 3])
    },
  ],
  [
    'a transaction writes for its own tenant',
    async ({ store, stores }) => {
      await store.transact((tx) => [tx.insert('order', order)])
      assert.equal(await stores.for(contextOf({})).get('order', key), undefined)
      assert.equal((await store.get('order', key))?.audit.createdBy, 'ada')
    },
  ],
]
