import type { Readable } from 'node:stream'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { expectTypeOf } from 'vitest'
import {
  type BatchWritten,
  batches,
  type Client,
  connect,
  connectWith,
  creates,
  gets,
  type ItemKey,
  queries,
  sealedCursors,
  tenants,
  updates,
} from '../index.js'
import { shop } from '../testing/types/shop.js'

declare const db: Client<(typeof shop)['~types']>
declare const client: DynamoDBClient
declare const at: Date

type Order = Awaited<ReturnType<typeof db.order.getOrFail>>
type Customer = Awaited<ReturnType<typeof db.customer.getOrFail>>
type Doc = Awaited<ReturnType<typeof db.doc.getOrFail>>

const key = { customerId: 'c', orderId: 'o', placedAt: at }
const newOrder = { ...key, status: 'placed' as const, total: 1, lines: [] }
const newCustomer = { customerId: 'c', email: 'e', name: 'n', joinedAt: at }

export function sealing(keys: readonly (Uint8Array | string)[]) {
  connect(shop, { client, cursors: { keys, maxAgeSeconds: 60 } })
  connectWith(queries, sealedCursors)(shop, { client, cursors: { keys: ['base64', new Uint8Array(32)] } })
  // @ts-expect-error: cursors are sealed by keys
  connect(shop, { client, cursors: {} })
  // @ts-expect-error: a variable that may not be set
  connect(shop, { client, cursors: { keys: [process.env.CURSOR_KEY] } })
}

export function connecting(documents: DynamoDBDocumentClient) {
  expectTypeOf(connect(shop, { client })).toEqualTypeOf<typeof db>()
  connect(shop, { client: documents, tableName: 'shop' })
  expectTypeOf(connect(shop, { region: 'eu-west-1' })).toEqualTypeOf<typeof db>()
  connect(shop, {
    endpoint: 'http://localhost:8000',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  })
  // @ts-expect-error: a client has a region of its own
  connect(shop, { client, region: 'eu-west-1' })
  // @ts-expect-error: it takes a client
  connectWith(gets)(shop, { region: 'eu-west-1' })
  // @ts-expect-error: what else the SDK is told is told to a client of one's own
  connect(shop, { region: 'eu-west-1', maxAttempts: 5 })
  // @ts-expect-error: a configuration is no client
  connect(shop, { client: { region: 'eu-west-1' } })
}

export async function batch() {
  expectTypeOf(await db.batch.get([db.order.key(key), db.customer.key({ customerId: 'c' })])).toEqualTypeOf<
    [Order | undefined, Customer | undefined]
  >()
  const keys = [key].map((one) => db.order.key(one))
  expectTypeOf(keys).toEqualTypeOf<ItemKey<Order>[]>()
  expectTypeOf(await db.batch.get(keys)).toEqualTypeOf<(Order | undefined)[]>()
  expectTypeOf(await db.batch.get([])).toEqualTypeOf<[]>()
  expectTypeOf(
    await db.batch.write((b) => [b.order.put(newOrder), b.order.delete(key)]),
  ).toEqualTypeOf<BatchWritten>()
  // @ts-expect-error: a plain key does not say of which entity it is
  db.batch.get([key])
  // @ts-expect-error: a batch keeps neither uniqueness nor locks
  db.batch.write((b) => [b.customer.put(newCustomer)])
  // @ts-expect-error: nor does it for deletes
  db.batch.write((b) => [b.customer.delete({ customerId: 'c' })])
  // @ts-expect-error: a batch has no conditions
  db.batch.write((b) => [b.order.put(newOrder, { if: (o) => o.total.gt(1) })])
  // @ts-expect-error: total is missing
  db.batch.write((b) => [b.order.put({ ...key, status: 'placed', lines: [] })])
  // @ts-expect-error: an item is no operation
  db.batch.write(() => [newOrder])
  // @ts-expect-error: there is no such entity
  db.batch.write((b) => [b.product.put({})])
}

export async function bulk(orders: AsyncIterable<Order>, stream: Readable) {
  const written = await db.batch.write(
    async function* (b) {
      for await (const one of orders) yield b.order.put(one)
      yield b.order.delete(key)
    },
    { concurrency: 8, onProgress: ({ written, concurrency }) => written / concurrency },
  )
  expectTypeOf(written).toEqualTypeOf<BatchWritten>()
  db.batch.write((b) => new Set([b.order.put(newOrder)]))
  db.batch.write((b) => stream.map((one: Order) => b.order.put(one)))
  db.forTenant('t').batch.write(function* (b) {
    yield b.doc.put({ docId: 'd', title: 't', kind: 'text' })
    // @ts-expect-error: a batch keeps neither uniqueness nor locks
    yield b.customer.put(newCustomer)
  })
  // @ts-expect-error: an item is no operation
  db.batch.write(() => orders)
  db.batch.write(function* (b) {
    // @ts-expect-error: total is missing
    yield b.order.put({ ...key, status: 'placed', lines: [] })
  })
  // @ts-expect-error: progress is of writes and scans
  db.batch.get([], { onProgress: () => {} })
}

export async function transactions() {
  const written = db.transact((tx) => [
    tx.order.create(newOrder),
    tx.order.put(newOrder),
    tx.order.update(key, { set: { status: 'paid' }, if: (o) => o.status.eq('placed') }),
    tx.order.delete(key),
    tx.customer.put(newCustomer, { ifVersion: 1 }),
    tx.customer.check({ customerId: 'c' }, { if: (c) => c.tier.eq('plus') }),
  ])
  expectTypeOf(await written).toEqualTypeOf<void>()
  expectTypeOf(
    await db.transact.get([db.order.key(key), db.customer.key({ customerId: 'c' })]),
  ).toEqualTypeOf<[Order | undefined, Customer | undefined]>()
  // @ts-expect-error: a put would undo the lock
  db.transact((tx) => [tx.customer.put(newCustomer)])
  // @ts-expect-error: orders have no lock
  db.transact((tx) => [tx.order.delete(key, { ifVersion: 1 })])
  // @ts-expect-error: city is part of the same index key
  db.transact((tx) => [tx.order.update(key, { set: { region: 'eu' } })])
  // @ts-expect-error: part of the key is missing
  db.transact((tx) => [tx.order.delete({ customerId: 'c' })])
  // @ts-expect-error: there is no such operation in a transaction
  db.transact((tx) => [tx.order.get(key)])
  // @ts-expect-error: a call of its own is no operation of a transaction
  db.transact(() => [db.order.create(newOrder)])
  // @ts-expect-error: nor of a batch
  db.batch.write((b) => [db.order.create(newOrder), b.order.put(newOrder)])
}

export async function ofTenants() {
  const acme = db.forTenant('acme')
  expectTypeOf(await acme.doc.get({ docId: 'd' })).toEqualTypeOf<Doc | undefined>()
  acme.doc.create({ docId: 'd', title: 't', kind: 'text' })
  acme.transact((tx) => [tx.doc.update({ docId: 'd' }, { set: { title: 'u' } })])
  acme.batch.write((b) => [b.doc.put({ docId: 'd', title: 't', kind: 'text' })])
  expectTypeOf(await acme.batch.get([acme.doc.key({ docId: 'd' })])).toEqualTypeOf<[Doc | undefined]>()
  // @ts-expect-error: the tenant is known
  acme.doc.create({ orgId: 'other', docId: 'd', title: 't', kind: 'text' })
  // @ts-expect-error: the tenant is known
  acme.doc.get({ orgId: 'other', docId: 'd' })
  // @ts-expect-error: orders belong to no tenant
  acme.order.get(key)
  // @ts-expect-error: orders belong to no tenant
  acme.transact((tx) => [tx.order.create(newOrder)])
  // @ts-expect-error: all of the key is needed without a tenant
  db.doc.get({ docId: 'd' })
  // @ts-expect-error: a tenant's client has no other tenants
  acme.forTenant('other')
}

export async function small() {
  const some = connectWith(gets, queries, batches, tenants)(shop, { client })
  expectTypeOf(await some.order.get(key)).toEqualTypeOf<Order | undefined>()
  expectTypeOf(await some.ordersOfCustomer({ customerId: 'c' }).collect()).toEqualTypeOf<Order[]>()
  expectTypeOf(await some.orderByKey(key)).toEqualTypeOf<Order | undefined>()
  some.batch.get([some.order.key(key)])
  some.forTenant('acme').doc.get({ docId: 'd' })
  connectWith(creates, updates)(shop, { client }).order.create(newOrder)
  // @ts-expect-error: it was made without
  some.order.create(newOrder)
  // @ts-expect-error: it was made without
  some.transact(() => [])
  // @ts-expect-error: it was made without
  some.allOrders()
  // @ts-expect-error: it was made without
  some.forTenant('acme').doc.create({ docId: 'd', title: 't', kind: 'text' })
  // @ts-expect-error: not a tenant's own
  some.forTenant('acme').ordersOfCustomer({ customerId: 'c' })
  // @ts-expect-error: it was made without
  connectWith(creates)(shop, { client }).forTenant('acme')
}
