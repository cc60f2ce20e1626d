import assert from 'node:assert/strict'
import { anOrder, keyOf, type NamedCase, refused } from '../scope.js'

const order = anOrder()
const key = keyOf(order)
const place = { collection: 'order', key }

/** What keeps two writers from undoing each other's work. */
export const versionCases: readonly NamedCase[] = [
  [
    'ifVersion lets the version that was read be written',
    async ({ store }) => {
      const { version } = await store.insert('order', order)
      const put = await store.put('order', anOrder({ note: 'put' }), { ifVersion: version })
      const patched = await store.patch('order', key, { note: 'patch' }, { ifVersion: put.version })
      assert.equal(patched.version, 3)
      assert.equal(await store.delete('order', key, { ifVersion: 3 }), true)
    },
  ],
  [
    'put with another version is refused, and nothing is written',
    async ({ store }) => {
      await store.insert('order', order)
      await store.put('order', order)
      await refused(store.put('order', anOrder({ note: 'x' }), { ifVersion: 1 }), 'VERSION_CONFLICT', place)
      assert.deepEqual((await store.get('order', key))?.document, order)
    },
  ],
  [
    'patch with another version is refused, and nothing is written',
    async ({ store }) => {
      await store.insert('order', order)
      await refused(store.patch('order', key, { note: 'x' }, { ifVersion: 2 }), 'VERSION_CONFLICT', place)
      assert.deepEqual((await store.get('order', key))?.document, order)
    },
  ],
  [
    'delete with another version is refused, and nothing is deleted',
    async ({ store }) => {
      await store.insert('order', order)
      await refused(store.delete('order', key, { ifVersion: 2 }), 'VERSION_CONFLICT', place)
      assert.equal((await store.get('order', key))?.version, 1)
    },
  ],
  [
    'a version of a document that is not there is refused',
    async ({ store }) => {
      await refused(store.put('order', order, { ifVersion: 1 }), 'DOCUMENT_NOT_FOUND', place)
      await refused(store.delete('order', key, { ifVersion: 1 }), 'DOCUMENT_NOT_FOUND', place)
      assert.equal(await store.get('order', key), undefined)
    },
  ],
  [
    'of many who write the version that they have read, one comes through',
    async ({ store }) => {
      await store.insert('order', order)
      const writes = Array.from({ length: 8 }, (_, i) =>
        store.put('order', anOrder({ total: i }), { ifVersion: 1 }),
      )
      const done = (await Promise.allSettled(writes)).filter(({ status }) => status === 'fulfilled')
      assert.equal(done.length, 1)
      assert.equal((await store.get('order', key))?.version, 2)
    },
  ],
  [
    'of many who insert the same key, one comes through',
    async ({ store }) => {
      const inserts = Array.from({ length: 8 }, (_, i) => store.insert('order', anOrder({ total: i })))
      const done = (await Promise.allSettled(inserts)).filter(({ status }) => status === 'fulfilled')
      assert.equal(done.length, 1)
    },
  ],
  [
    'patches of several fields at the same time are all kept',
    async ({ store }) => {
      await store.insert('order', order)
      await Promise.all([
        store.patch('order', key, { note: 'n' }),
        store.patch('order', key, { total: 3 }),
        store.patch('order', key, { status: 'paid' }),
      ])
      assert.deepEqual(
        (await store.get('order', key))?.document,
        anOrder({ note: 'n', total: 3, status: 'paid' }),
      )
      assert.equal((await store.get('order', key))?.version, 4)
    },
  ],
  [
    'a patch that follows from the document counts each of many who patch',
    async ({ store, context }) => {
      await store.insert('order', anOrder({ total: 0 }))
      const users: string[] = []
      const count = () =>
        store.patch('order', key, ({ total = 0 }, { user }) => {
          users.push(user)
          return { total: total + 1 }
        })
      await Promise.all([count(), count(), count()])
      assert.equal((await store.get('order', key))?.document.total, 3)
      assert.equal(users[0], context.user)
    },
  ],
  [
    'a condition is asked of the document as it is, with the context',
    async ({ store, context }) => {
      await store.insert('order', order)
      const seen: unknown[] = []
      await store.patch(
        'order',
        key,
        { note: 'x' },
        {
          if: (current, { user }) => {
            seen.push(current?.document, user)
            return current?.audit.createdBy === user
          },
        },
      )
      assert.deepEqual(seen, [order, context.user])
      const meddling = (current: { readonly document: object } | undefined) => {
        Object.assign(current?.document ?? {}, { status: 'meddled' })
        return true
      }
      const patched = await store.patch('order', key, { note: 'y' }, { if: meddling })
      assert.equal(patched.document.status, order.status)
    },
  ],
  [
    'a condition that does not hold refuses the write, and nothing is written',
    async ({ store }) => {
      await store.insert('order', order)
      const no = { if: () => false }
      await refused(store.put('order', anOrder({ note: 'x' }), no), 'CONDITION_REFUSED', place)
      await refused(store.patch('order', key, { note: 'x' }, no), 'CONDITION_REFUSED', place)
      await refused(store.delete('order', key, no), 'CONDITION_REFUSED', place)
      assert.deepEqual((await store.get('order', key))?.document, order)
    },
  ],
  [
    'a condition holds when the write is done, however many write',
    async ({ store }) => {
      await store.insert('order', anOrder({ total: 3 }))
      const take = () =>
        store.put('order', anOrder({ total: 0 }), { if: (current) => (current?.document.total ?? 0) > 0 })
      const taken = await Promise.allSettled([take(), take(), take(), take()])
      assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, 1)
    },
  ],
]
