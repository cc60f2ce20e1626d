import { z } from 'zod'
import { collections, customer, order } from './fixtures/orders.js'
import {
  type AppContext,
  type ChangeHandlers,
  cache,
  type Decorator,
  defineCollection,
  defineCommand,
  defineQuery,
  documentStores,
  logging,
  memoryProvider,
  type Stored,
} from './index.js'

declare const context: AppContext
const stores = documentStores(collections, memoryProvider())
const store = stores.for(context)
type Order = {
  customerId: string
  orderId: string
  status: 'placed' | 'paid' | 'shipped'
  placedAt: string
  total?: number | undefined
  note?: string | undefined
}

/** What there is has its type. */
export async function allowed() {
  const found: Stored<Order> | undefined = await store.get('order', { customerId: 'c1', orderId: 'o1' })
  const { items, cursor } = await store.query('order', 'byTotal', { status: 'paid' }, { from: 1, to: 2 })
  const total: number | undefined = items[0]?.document.total
  await store.query('order', 'byStatus', { status: 'paid' }, { from: '2026', cursor })
  await store.query('order', 'byNote', { note: 'x' })
  await store.insert('order', { customerId: 'c1', orderId: 'o1', placedAt: '2026-11-21T12:00:00Z' })
  await store.patch(
    'order',
    { customerId: 'c1', orderId: 'o1' },
    { note: undefined },
    { remove: ['note', 'total'] },
  )
  await store.delete(
    'customer',
    { customerId: 'c1' },
    { if: (current, { user }) => current?.audit.createdBy === user },
  )
  await store.transact((tx) => [tx.patch('customer', { customerId: 'c1' }, { orders: 1 })])
  await store.patch('customer', { customerId: 'c1' }, ({ orders }, { user }) => ({
    orders: orders + 1,
    name: user,
  }))
  const decorators: readonly Decorator[] = [
    logging({ info: () => {}, error: () => {} }),
    cache({ maxAgeMs: 1 }),
  ]
  const decorated: typeof store = cache({ maxAgeMs: 1 })(store)
  return [found, total, decorators, decorated]
}

/** What there is not does not compile. */
export async function refused() {
  // @ts-expect-error no context
  stores.for()
  // @ts-expect-error half a context
  stores.for({ tenant: 'acme' })
  // @ts-expect-error a store is only had through a context
  stores.get('order', { customerId: 'c1', orderId: 'o1' })
  // @ts-expect-error an unknown collection
  await store.get('invoice', { customerId: 'c1' })
  // @ts-expect-error a missing sort part
  await store.get('order', { customerId: 'c1' })
  // @ts-expect-error keys take the tenant from the context only
  await store.get('customer', { customerId: 'c1', tenant: 'other' })
  // @ts-expect-error an unknown index
  await store.query('order', 'byName', {})
  // @ts-expect-error a value of another type
  await store.query('order', 'byStatus', { status: 'lost' })
  // @ts-expect-error an end of another type
  await store.query('order', 'byTotal', { status: 'paid' }, { from: '1' })
  // @ts-expect-error an index that is not sorted by a field
  await store.query('order', 'byNote', { note: 'x' }, { from: 'a' })
  // @ts-expect-error a document without what it needs
  await store.insert('order', { customerId: 'c1', orderId: 'o1' })
  // @ts-expect-error a patch of the key
  await store.patch('order', { customerId: 'c1', orderId: 'o1' }, { orderId: 'o2' })
  // @ts-expect-error a patch that gives something else
  await store.patch('customer', { customerId: 'c1' }, ({ orders }) => ({ orders: String(orders) }))
  // @ts-expect-error a field that a document cannot be without
  await store.patch('order', { customerId: 'c1', orderId: 'o1' }, {}, { remove: ['status'] })
  // @ts-expect-error a transaction consists of operations
  await store.transact(() => [store.get('order', { customerId: 'c1', orderId: 'o1' })])
}

/** Collections. */
export const wrong = [
  // @ts-expect-error an id that is no field
  defineCollection({ schema: z.object({ a: z.string() }), id: 'b' }),
  // @ts-expect-error an id that is no text
  defineCollection({ schema: z.object({ a: z.number() }), id: 'a' }),
  // @ts-expect-error an id that may be missing
  defineCollection({ schema: z.object({ a: z.string().optional() }), id: 'a' }),
  // @ts-expect-error an index of a field that there is not
  defineCollection({ schema: z.object({ a: z.string() }), id: 'a', indexes: { byB: { partition: 'b' } } }),
  defineCollection({
    schema: z.object({ a: z.string(), b: z.number() }),
    id: 'a',
    // @ts-expect-error a number without its type
    indexes: { byB: { partition: 'b' } },
  }),
  // @ts-expect-error a document that is not JSON
  defineCollection({ schema: z.object({ a: z.string(), at: z.date() }), id: 'a' }),
]

/** Handlers. */
export const byStatus = defineQuery({
  collections: { order },
  input: z.object({ status: z.enum(['placed', 'paid', 'shipped']) }),
  run: async ({ input, store }) => {
    // @ts-expect-error a query cannot write
    store.insert('order', {})
    // @ts-expect-error a handler knows the collections that it names
    store.get('customer', { customerId: 'c1' })
    return (await store.query('order', 'byStatus', input)).items.length
  },
})
export const count: Promise<number> = byStatus(stores, context, { status: 'paid' })
// @ts-expect-error input of another type
byStatus(stores, context, { status: 'lost' })
// @ts-expect-error no context
byStatus(stores, { status: 'paid' })

const rename = defineCommand({
  collections: { customer },
  input: z.object({ name: z.string() }),
  run: async ({ input, store }) => store.patch('customer', { customerId: 'c1' }, input),
})
const onlyOrders = documentStores({ order }, memoryProvider())
// @ts-expect-error stores without a collection that the command needs
rename(onlyOrders, context, { name: 'x' })

export const handlers: ChangeHandlers<typeof collections> = {
  order: {
    insert: ({ context, after }) => [context.user, after.document.status],
    // @ts-expect-error who has removed it is not known
    remove: ({ context }) => context.user,
  },
}
