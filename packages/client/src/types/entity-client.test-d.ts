import type { GetItemCommandInput } from '@aws-sdk/client-dynamodb'
import { expectTypeOf } from 'vitest'
import type { Client, Operation } from '../index.js'
import type { shop } from '../testing/types/shop.js'

declare const db: Client<(typeof shop)['~types']>
declare const at: Date

interface Line {
  sku: string
  quantity: number
}

interface Order {
  customerId: string
  orderId: string
  placedAt: Date
  status: 'placed' | 'paid' | 'shipped'
  total: number
  lines: Line[]
  note?: string | undefined
  region?: string | undefined
  city?: string | undefined
  country?: string | undefined
  zone?: string | undefined
  rank?: number | undefined
  points?: number | undefined
  shelf?: string | undefined
  room?: string | undefined
  expiresAt?: Date | undefined
}

interface Customer {
  customerId: string
  email: string
  name: string
  tier: 'free' | 'plus'
  joinedAt: Date
  tags?: Set<string> | undefined
  version: number
  createdAt: Date
  updatedAt: Date
}

const key = { customerId: 'c', orderId: 'o', placedAt: at }
const newOrder = { ...key, status: 'placed' as const, total: 1, lines: [{ sku: 's', quantity: 1 }] }
const newCustomer = { customerId: 'c', email: 'e', name: 'n', joinedAt: at }

export async function results() {
  expectTypeOf(await db.order.get(key)).toEqualTypeOf<Order | undefined>()
  expectTypeOf(await db.order.getOrFail(key)).toEqualTypeOf<Order>()
  expectTypeOf(await db.order.get(key, { consistent: true })).toEqualTypeOf<Order | undefined>()
  expectTypeOf(await db.order.get(key, { select: ['total', 'note'] })).toEqualTypeOf<
    { total: number; note?: string | undefined } | undefined
  >()
  expectTypeOf(await db.order.getOrFail(key, { select: ['total'] })).toEqualTypeOf<{ total: number }>()
  expectTypeOf(await db.order.create(newOrder)).toEqualTypeOf<Order>()
  expectTypeOf(await db.order.put(newOrder)).toEqualTypeOf<Order>()
  expectTypeOf(await db.order.put(newOrder, { return: 'old' })).toEqualTypeOf<Order | undefined>()
  expectTypeOf(await db.order.update(key, { set: { total: 2 } })).toEqualTypeOf<undefined>()
  expectTypeOf(await db.order.update(key, { set: { total: 2 }, return: 'new' })).toEqualTypeOf<Order>()
  expectTypeOf(await db.order.update(key, { set: { total: 2 }, return: 'old' })).toEqualTypeOf<Order>()
  expectTypeOf(
    await db.order.readThenUpdate(key, { set: { city: 'x' }, return: 'new' }),
  ).toEqualTypeOf<Order>()
  expectTypeOf(await db.order.delete(key)).toEqualTypeOf<undefined>()
  expectTypeOf(await db.order.delete(key, { return: 'old' })).toEqualTypeOf<Order | undefined>()
  expectTypeOf(await db.customer.create(newCustomer)).toEqualTypeOf<Customer>()
  expectTypeOf(db.order.get(key)).toEqualTypeOf<Operation<Order | undefined, GetItemCommandInput>>()
  expectTypeOf(db.order.get(key).params()).toEqualTypeOf<GetItemCommandInput>()
}

export function keys() {
  db.customer.get({ customerId: 'c' })
  // @ts-expect-error: part of the key is missing
  db.order.get({ customerId: 'c', orderId: 'o' })
  // @ts-expect-error: of another type
  db.order.get({ ...key, placedAt: '2026-01-01' })
  // @ts-expect-error: not part of the key
  db.order.get({ ...key, total: 1 })
  // @ts-expect-error: a key is not optional
  db.order.get(undefined)
  // @ts-expect-error: part of the key is missing
  db.order.key({ customerId: 'c' })
}

export function selections() {
  // @ts-expect-error: there is no such attribute
  db.order.get(key, { select: ['colour'] })
  // @ts-expect-error: a list is expected
  db.order.get(key, { select: 'total' })
  // @ts-expect-error: the item has no such attribute then
  db.order.getOrFail(key, { select: ['total'] }).then((order) => order.status)
}

export function creation() {
  db.customer.create({ ...newCustomer, tier: 'plus', tags: new Set(['a']) })
  db.customer.create({ ...newCustomer, tier: undefined })
  db.order.create({ ...newOrder, expiresAt: { days: 3 } })
  db.order.create({ ...newOrder, expiresAt: at })
  // @ts-expect-error: there is no such attribute
  db.order.create({ ...newOrder, colour: 'red' })
  // @ts-expect-error: of another type
  db.order.create({ ...newOrder, total: '1' })
  // @ts-expect-error: none of its values
  db.order.create({ ...newOrder, status: 'lost' })
  // @ts-expect-error: total, status and lines are missing
  db.order.create(key)
  // @ts-expect-error: wrong further in
  db.order.create({ ...newOrder, lines: [{ sku: 's', quantity: '1' }] })
  // @ts-expect-error: null, where the attribute is not nullable
  db.order.create({ ...newOrder, note: null })
  // @ts-expect-error: kept by Keyprint
  db.customer.create({ ...newCustomer, version: 1 })
  // @ts-expect-error: kept by Keyprint
  db.customer.create({ ...newCustomer, createdAt: at })
}

export function locks() {
  db.customer.put(newCustomer, { ifVersion: 1 })
  db.customer.put(newCustomer, { ifVersion: 1, return: 'old' })
  db.customer.update({ customerId: 'c' }, { set: { name: 'n' }, ifVersion: 1 })
  db.customer.delete({ customerId: 'c' }, { ifVersion: 1 })
  // @ts-expect-error: a put would undo the lock
  db.customer.put(newCustomer)
  // @ts-expect-error: a put would undo the lock
  db.customer.put(newCustomer, {})
  // @ts-expect-error: a put would undo the lock
  db.customer.put(newCustomer, { return: 'old' })
  // @ts-expect-error: orders have no lock
  db.order.put(newOrder, { ifVersion: 1 })
  // @ts-expect-error: orders have no lock
  db.order.update(key, { set: { total: 1 }, ifVersion: 1 })
  // @ts-expect-error: orders have no lock
  db.order.delete(key, { ifVersion: 1 })
}

export function setting() {
  db.order.update(key, { set: { status: 'paid', note: undefined, total: 3 } })
  db.order.update(key, { set: { lines: [{ sku: 's', quantity: 1 }], expiresAt: { hours: 1 } } })
  db.thing.update({ id: 't' }, { set: { gone: null } })
  db.order.update(key, {})
  // @ts-expect-error: part of the key
  db.order.update(key, { set: { orderId: 'x' } })
  // @ts-expect-error: part of the key
  db.order.update(key, { set: { customerId: 'x' } })
  // @ts-expect-error: read-only
  db.customer.update({ customerId: 'c' }, { set: { joinedAt: at } })
  // @ts-expect-error: kept by Keyprint
  db.customer.update({ customerId: 'c' }, { set: { version: 2 } })
  // @ts-expect-error: kept by Keyprint
  db.customer.update({ customerId: 'c' }, { set: { updatedAt: at } })
  // @ts-expect-error: there is no such attribute
  db.order.update(key, { set: { colour: 'red' } })
  // @ts-expect-error: of another type
  db.order.update(key, { set: { total: 'x' } })
  // @ts-expect-error: not nullable
  db.order.update(key, { set: { note: null } })
  // @ts-expect-error: there is no such clause
  db.order.update(key, { put: { total: 1 } })
}

export function indexKeys() {
  db.order.update(key, { set: { region: 'eu', city: 'Paris' } })
  db.order.update(key, { set: { note: 'a' } })
  db.order.update(key, { set: { country: 'FR' } })
  db.order.update(key, { set: { region: undefined, city: undefined, total: 1 } })
  db.order.update(key, { remove: ['region'] })
  db.order.readThenUpdate(key, { set: { region: 'eu' } })
  // @ts-expect-error: city is part of the same index key
  db.order.update(key, { set: { region: 'eu' } })
  // @ts-expect-error: region is part of the same index key
  db.order.update(key, { set: { city: 'Paris', total: 1 } })
  // @ts-expect-error: also in an index without a sort key
  db.order.update(key, { set: { shelf: 'a' } })
  // @ts-expect-error: also when it is said to be undefined
  db.order.update(key, { set: { city: 'Paris', region: undefined } })
  // @ts-expect-error: part of the key
  db.order.readThenUpdate(key, { set: { orderId: 'x' } })
  // @ts-expect-error: there is no such attribute
  db.order.readThenUpdate(key, { set: { colour: 'x' } })
}

export function removing() {
  db.order.update(key, { remove: ['note', 'expiresAt'] })
  // @ts-expect-error: an item needs it
  db.order.update(key, { remove: ['total'] })
  // @ts-expect-error: an item needs it, and reads with its default only when it was never written
  db.customer.update({ customerId: 'c' }, { remove: ['tier'] })
  // @ts-expect-error: part of the key
  db.order.update(key, { remove: ['orderId'] })
  // @ts-expect-error: there is no such attribute
  db.order.update(key, { remove: ['colour'] })
}

export function otherClauses() {
  const id = { id: 't' }
  db.thing.update(id, { add: { count: 1, big: 2n, numbers: new Set([1]) } })
  db.thing.update(id, { delete: { numbers: new Set([1]), blobs: new Set([new Uint8Array()]) } })
  db.thing.update(id, { append: { names: ['a'] }, prepend: { anything: [1] } })
  db.order.update(key, { append: { lines: [{ sku: 's', quantity: 1 }] }, add: { total: -1 } })
  // @ts-expect-error: neither a number nor a set
  db.order.update(key, { add: { note: 'x' } })
  // @ts-expect-error: of another type
  db.thing.update(id, { add: { count: '1' } })
  // @ts-expect-error: not a set
  db.thing.update(id, { delete: { count: 1 } })
  // @ts-expect-error: not a list
  db.order.update(key, { append: { total: 1 } })
  // @ts-expect-error: elements of another type
  db.order.update(key, { append: { lines: [{ sku: 's' }] } })
  db.order.update(key, { add: { rank: 1 } })
  // @ts-expect-error: part of an index key, so its new value must be known
  db.order.update(key, { add: { points: 1 } })
  // @ts-expect-error: kept by Keyprint
  db.customer.update({ customerId: 'c' }, { add: { version: 1 } })
}

export function returns() {
  // @ts-expect-error: neither old nor new
  db.order.update(key, { set: { total: 1 }, return: 'both' })
  // @ts-expect-error: there is no new item
  db.order.delete(key, { return: 'new' })
  // @ts-expect-error: a create has no item before it
  db.order.create(newOrder, { return: 'old' })
  // @ts-expect-error: nothing was asked for
  db.order.update(key, { set: { total: 1 } }).then((order) => order.total)
}

export function existence() {
  // @ts-expect-error: there is no such entity
  db.product.get({})
  // @ts-expect-error: there is no such operation
  db.order.replace(newOrder)
}
