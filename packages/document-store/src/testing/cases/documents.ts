import assert from 'node:assert/strict'
import { anOrder, keyOf, type NamedCase, refused } from '../scope.js'

const order = anOrder()
const key = keyOf(order)
const place = { collection: 'order', key }

/** What one document goes through. */
export const documentCases: readonly NamedCase[] = [
  [
    'insert gives what is stored, and get gives the same',
    async ({ store }) => {
      const inserted = await store.insert('order', anOrder({ note: 'a', total: 1.5 }))
      assert.deepEqual(inserted.document, anOrder({ note: 'a', total: 1.5 }))
      assert.equal(inserted.version, 1)
      assert.deepEqual(await store.get('order', key), inserted)
    },
  ],
  [
    'get gives undefined where there is nothing',
    async ({ store }) => assert.equal(await store.get('order', key), undefined),
  ],
  [
    'insert refuses a key that is taken, and changes nothing',
    async ({ store }) => {
      await store.insert('order', order)
      await refused(store.insert('order', anOrder({ note: 'second' })), 'DOCUMENT_EXISTS', place)
      assert.deepEqual((await store.get('order', key))?.document, order)
    },
  ],
  [
    'put makes a document, and replaces the whole of one',
    async ({ store }) => {
      assert.equal((await store.put('order', anOrder({ note: 'a' }))).version, 1)
      assert.equal((await store.put('order', anOrder({ total: 2 }))).version, 2)
      const stored = await store.get('order', key)
      assert.deepEqual(stored?.document, anOrder({ total: 2 }))
      assert.equal(stored?.version, 2)
    },
  ],
  [
    'patch changes some fields, takes away others, and leaves the rest',
    async ({ store }) => {
      await store.insert('order', anOrder({ note: 'a', total: 1 }))
      const patched = await store.patch(
        'order',
        key,
        { status: 'paid', total: undefined },
        { remove: ['note'] },
      )
      assert.deepEqual(patched.document, anOrder({ status: 'paid', total: 1 }))
      assert.equal(patched.version, 2)
      assert.deepEqual(await store.get('order', key), patched)
    },
  ],
  [
    'patch refuses a document that is not there, and makes none',
    async ({ store }) => {
      await refused(store.patch('order', key, { note: 'a' }), 'DOCUMENT_NOT_FOUND', place)
      assert.equal(await store.get('order', key), undefined)
    },
  ],
  [
    'patch cannot move a document',
    async ({ store }) => {
      await store.insert('order', order)
      await refused(store.patch('order', key, { orderId: 'o2' } as never), 'INVALID_DOCUMENT', place)
      assert.equal((await store.get('order', key))?.version, 1)
    },
  ],
  [
    'delete says whether there was a document',
    async ({ store }) => {
      await store.insert('order', order)
      assert.equal(await store.delete('order', key), true)
      assert.equal(await store.get('order', key), undefined)
      assert.equal(await store.delete('order', key), false)
    },
  ],
  [
    'a document can be inserted again once it was deleted',
    async ({ store }) => {
      await store.insert('order', order)
      await store.delete('order', key)
      assert.equal((await store.insert('order', order)).version, 1)
    },
  ],
  [
    'getMany gives documents in the order of their keys, and undefined in between',
    async ({ store }) => {
      for (const orderId of ['o1', 'o2', 'o3']) await store.insert('order', anOrder({ orderId }))
      const keys = ['o3', 'nothing', 'o1', 'o3'].map((orderId) => ({ customerId: 'c1', orderId }))
      const found = await store.getMany('order', keys)
      assert.deepEqual(
        found.map((one) => one?.document.orderId),
        ['o3', undefined, 'o1', 'o3'],
      )
      assert.deepEqual(await store.getMany('order', []), [])
      const many = Array.from({ length: 120 }, (_, i) => ({ customerId: 'c1', orderId: `o${119 - i}` }))
      const ids = (await store.getMany('order', many)).map((one) => one?.document.orderId)
      assert.deepEqual(ids.slice(-4), ['o3', 'o2', 'o1', undefined])
      assert.equal(ids.length, many.length)
    },
  ],
  [
    'a document is any JSON, and comes back as it was',
    async ({ store }) => {
      const details = {
        a: [1, -0.5, [], {}, null, true, ''],
        'ключ.1': { é: '\u0000 "quoted"' },
        big: 1e100,
        none: null,
      }
      await store.insert('order', anOrder({ details }))
      assert.deepEqual((await store.get('order', key))?.document.details, details)
    },
  ],
  [
    'what is given and what comes back are nobody else’s objects',
    async ({ store }) => {
      const details = { list: [1] }
      const inserted = await store.insert('order', anOrder({ details }))
      details.list.push(2)
      const given = inserted.document.details as typeof details
      given.list.push(3)
      const read = (await store.get('order', key))?.document.details as typeof details
      read.list.push(4)
      assert.deepEqual((await store.get('order', key))?.document.details, { list: [1] })
    },
  ],
]
