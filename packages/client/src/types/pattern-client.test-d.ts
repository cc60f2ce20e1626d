import type { QueryCommandInput, ScanCommandInput } from '@aws-sdk/client-dynamodb'
import { expectTypeOf } from 'vitest'
import type { Client, ParallelReading, Reading, ScanCheckpoint, ScanPage } from '../index.js'
import type { shop } from '../testing/types/shop.js'

declare const db: Client<(typeof shop)['~types']>
declare const at: Date

type Order = Awaited<ReturnType<typeof db.order.getOrFail>>
type Customer = Awaited<ReturnType<typeof db.customer.getOrFail>>
type Doc = Awaited<ReturnType<typeof db.doc.getOrFail>>

const input = { customerId: 'c' }

export async function results() {
  expectTypeOf(db.ordersOfCustomer(input)).toEqualTypeOf<Reading<Order, Order[], QueryCommandInput>>()
  expectTypeOf(await db.ordersOfCustomer(input).collect()).toEqualTypeOf<Order[]>()
  expectTypeOf((await db.ordersOfCustomer(input).page()).items).toEqualTypeOf<readonly Order[]>()
  expectTypeOf((await db.ordersOfCustomer(input).page()).cursor).toEqualTypeOf<string | undefined>()
  for await (const order of db.ordersByStatus({ status: 'paid' })) expectTypeOf(order).toEqualTypeOf<Order>()
  for await (const { items } of db.ordersOfCustomer(input).pages())
    expectTypeOf(items).toEqualTypeOf<readonly Order[]>()
  expectTypeOf(await db.ordersOfCustomer(input, { select: ['total', 'note'] }).collect()).toEqualTypeOf<
    { total: number; note?: string | undefined }[]
  >()
  expectTypeOf(await db.orderByKey({ ...input, placedAt: at, orderId: 'o' })).toEqualTypeOf<
    Order | undefined
  >()
  const key = { ...input, placedAt: at, orderId: 'o' }
  expectTypeOf(await db.orderByKey(key, { select: ['total'] })).toEqualTypeOf<{ total: number } | undefined>()
  expectTypeOf(await db.ordersByTotal(input).collect()).toEqualTypeOf<Order[]>()
}

export async function projections() {
  const [keysOnly] = await db.ordersByRegion({ region: 'eu', city: 'Paris' }).collect()
  if (keysOnly === undefined) return
  // Parts of the keys are there for certain, all else is not known to be.
  expectTypeOf(keysOnly.customerId).toEqualTypeOf<string>()
  expectTypeOf(keysOnly.placedAt).toEqualTypeOf<Date>()
  expectTypeOf(keysOnly.region).toEqualTypeOf<string>()
  expectTypeOf(keysOnly.city).toEqualTypeOf<string>()
  expectTypeOf<(typeof keysOnly)['total']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<(typeof keysOnly)['note']>().toEqualTypeOf<string | undefined>()
  const [included] = await db.ordersByNote({ note: 'n' }).collect()
  if (included === undefined) return
  expectTypeOf(included.note).toEqualTypeOf<string>()
  expectTypeOf(included.total).toEqualTypeOf<number>()
  expectTypeOf(included.orderId).toEqualTypeOf<string>()
  expectTypeOf<(typeof included)['status']>().toEqualTypeOf<Order['status'] | undefined>()
  expectTypeOf<(typeof included)['city']>().toEqualTypeOf<string | undefined>()
}

export async function collections() {
  const collection = db.customerWithOrders(input)
  expectTypeOf(await collection.collect()).toEqualTypeOf<{ customer: Customer | undefined; order: Order[] }>()
  for await (const one of collection) {
    expectTypeOf(one.entity).toEqualTypeOf<'customer' | 'order'>()
    if (one.entity === 'customer') expectTypeOf(one.item).toEqualTypeOf<Customer>()
    else expectTypeOf(one.item).toEqualTypeOf<Order>()
  }
  // @ts-expect-error: entities have no attributes in common
  db.customerWithOrders(input, { filter: () => [] })
  // @ts-expect-error: a collection has no range
  db.customerWithOrders(input, { from: { placedAt: at } })
  // @ts-expect-error: part of the partition key is missing
  db.customerWithOrders({})
}

export async function scans() {
  expectTypeOf(await db.allOrders().collect()).toEqualTypeOf<Order[]>()
  expectTypeOf(await db.allOrders({ segments: 4 }).collect()).toEqualTypeOf<Order[]>()
  expectTypeOf(db.allOrders({ limit: 3 })).toEqualTypeOf<Reading<Order, Order[], ScanCommandInput>>()
  expectTypeOf(db.allOrders({ segments: 4, filter: (o) => o.total.gt(1) })).toEqualTypeOf<
    ParallelReading<Order, Order[], ScanCommandInput>
  >()
  // A scan reads many partitions, each with a customer.
  expectTypeOf(await db.everything().collect()).toEqualTypeOf<{ customer: Customer[]; order: Order[] }>()
  // @ts-expect-error: there is no order to count in
  db.allOrders({ segments: 4, limit: 3 })
  // @ts-expect-error: there is no order to go on in
  db.allOrders({ segments: 4, after: 'cursor' })
  // @ts-expect-error: there is nothing to go on from without segments
  db.allOrders({ checkpoint: { segments: [] } })
  // @ts-expect-error: a checkpoint is no cursor
  db.allOrders({ segments: 4, checkpoint: 'cursor' })
  // @ts-expect-error: a scan has no input
  db.allOrders(input)
  // @ts-expect-error: a scan has no order
  db.allOrders({ order: 'descending' })
}

export async function checkpoints() {
  const pages = db.allOrders({ segments: 4 }).pages()
  let checkpoint: ScanCheckpoint | undefined
  for await (const page of pages) {
    expectTypeOf(page).toEqualTypeOf<ScanPage<Order>>()
    expectTypeOf(page.items).toEqualTypeOf<readonly Order[]>()
    checkpoint = page.checkpoint
  }
  expectTypeOf(await db.allOrders({ segments: 4, checkpoint }).collect()).toEqualTypeOf<Order[]>()
}

export function inputs() {
  db.ordersByPlace({ country: 'FR', zone: 'z' })
  // @ts-expect-error: part of the partition key is missing
  db.ordersOfCustomer({})
  // @ts-expect-error: part of the partition key is missing
  db.ordersByPlace({ country: 'FR' })
  // @ts-expect-error: of another type
  db.ordersOfCustomer({ customerId: 1 })
  // @ts-expect-error: none of its values
  db.ordersByStatus({ status: 'lost' })
  // @ts-expect-error: not part of the partition key
  db.ordersOfCustomer({ customerId: 'c', status: 'paid' })
  // @ts-expect-error: a partition key is needed
  db.ordersOfCustomer()
  // @ts-expect-error: there is no such access pattern
  db.ordersByColour({ colour: 'red' })
}

export function ranges() {
  db.ordersOfCustomer(input, { from: { placedAt: at }, to: { placedAt: at, orderId: 'o' } })
  db.ordersOfCustomer(input, { beginsWith: { placedAt: at } })
  db.ordersOfCustomer(input, { from: undefined, to: undefined })
  db.ordersByTotal(input, { from: { total: 1 }, order: 'descending' })
  db.ordersByPlace({ country: 'FR', zone: 'z' }, { beginsWith: { rank: 1, placedAt: at } })
  // @ts-expect-error: placedAt comes first
  db.ordersOfCustomer(input, { from: { orderId: 'o' } })
  // @ts-expect-error: rank comes first
  db.ordersByPlace({ country: 'FR', zone: 'z' }, { beginsWith: { placedAt: at } })
  // @ts-expect-error: placedAt comes before orderId
  db.ordersByPlace({ country: 'FR', zone: 'z' }, { from: { rank: 1, orderId: 'o' } })
  // @ts-expect-error: not part of the sort key
  db.ordersOfCustomer(input, { from: { placedAt: at, total: 1 } })
  // @ts-expect-error: of another type
  db.ordersOfCustomer(input, { from: { placedAt: '2026-01-01' } })
  // @ts-expect-error: not together
  db.ordersOfCustomer(input, { beginsWith: { placedAt: at }, from: { placedAt: at } })
  // @ts-expect-error: no parts
  db.ordersOfCustomer(input, { from: {} })
  // @ts-expect-error: the index has no sort key
  db.ordersByNote({ note: 'n' }, { from: { placedAt: at } })
}

export function options() {
  db.ordersOfCustomer(input, { consistent: true, limit: 3, pageSize: 9, after: 'cursor' })
  db.ordersOfCustomer(input, { requestsPerPage: 3, includeExpired: true })
  db.customerWithOrders(input, { requestsPerPage: 3, includeExpired: true })
  db.allOrders({ segments: 4, requestsPerPage: 3, includeExpired: true })
  db.allOrders({ segments: 4, onProgress: ({ items, segmentsDone }) => items / segmentsDone })
  // @ts-expect-error: only a scan in segments tells of its progress
  db.allOrders({ onProgress: () => {} })
  db.orderByKey({ ...input, placedAt: at, orderId: 'o' }, { includeExpired: true, select: ['total'] })
  // @ts-expect-error: a budget is a number
  db.ordersOfCustomer(input, { requestsPerPage: '3' })
  db.ordersByTotal(input, { consistent: true })
  db.ordersByStatus({ status: 'paid' }, { consistent: undefined })
  // @ts-expect-error: not on a global secondary index
  db.ordersByStatus({ status: 'paid' }, { consistent: true })
  // @ts-expect-error: there is no such order
  db.ordersOfCustomer(input, { order: 'random' })
  // @ts-expect-error: there is no such attribute
  db.ordersOfCustomer(input, { select: ['colour'] })
  // @ts-expect-error: there is no such option
  db.ordersOfCustomer(input, { take: 3 })
  // @ts-expect-error: there is no such attribute
  db.ordersOfCustomer(input, { filter: (o) => o.colour.exists() })
  // @ts-expect-error: a path is no condition
  db.ordersOfCustomer(input, { filter: (o) => o.total })
}

export async function tenants() {
  const acme = db.forTenant('acme')
  expectTypeOf(await acme.docs({}).collect()).toEqualTypeOf<Doc[]>()
  expectTypeOf(await acme.docsByKind({ kind: 'text' }).collect()).toEqualTypeOf<Doc[]>()
  expectTypeOf(await acme.docByKey({ docId: 'd' })).toEqualTypeOf<Doc | undefined>()
  // @ts-expect-error: the tenant is known
  acme.docsByKind({ kind: 'text', orgId: 'other' })
  // @ts-expect-error: its partition does not name the tenant
  acme.docsByTitle({ title: 't' })
  // @ts-expect-error: orders belong to no tenant
  acme.ordersOfCustomer(input)
  // @ts-expect-error: a scan reads the items of every tenant
  acme.allOrders()
  // @ts-expect-error: all of the key is needed without a tenant
  db.docs({})
}

export function emptyParts() {
  db.thingsByGift({ gift: 'g' }, { beginsWith: { card: 'c' } })
  // @ts-expect-error: an item whose part is null is not in the index
  db.thingsByGift({ gift: null })
  // @ts-expect-error: nor where it is a part of the sort key
  db.thingsByGift({ gift: 'g' }, { from: { card: null } })
}
