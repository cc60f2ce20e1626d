import { expectTypeOf } from 'vitest'
import type { BatchIncompleteError, CancellationReason, FoundItem, SdkClient } from '../index.js'
import { connect, connectWith, gets } from '../index.js'
import { orderKey } from '../testing/orders.js'
import { shop } from '../testing/shop.js'

declare const client: SdkClient
const db = connect(shop, { client, deadline: 5_000, requestTimeout: 1_000 })
const [key, signal] = [orderKey('o1'), AbortSignal.timeout(1)]
const limits = { deadline: 500, requestTimeout: 100, signal }

export const limited = [
  db.order.get(key, limits),
  db.order.create({ ...key, status: 'paid', placedAt: new Date(), total: 1 }, limits),
  db.order.update(key, { add: { total: 1 }, ...limits }),
  db.order.delete(key, limits),
  db.ordersByStatus({ status: 'paid' }, limits),
  db.batch.get([db.order.key(key)], limits),
  db.transact((tx) => [tx.order.check(key)], limits),
  // Whether a client has timeouts at all, it says when it is called.
  connectWith(gets)(shop, { client }).order.get(key, limits),
]

export const idempotent = [
  db.order.update(key, { add: { total: 1 }, idempotent: true }),
  db.order.update(key, { add: { total: 1 }, idempotencyToken: 'a', idempotencyTokenSince: new Date() }),
  db.order.readThenUpdate(key, { set: { city: 'Paris' }, idempotent: true }),
  db.transact((tx) => [tx.order.check(key)], { idempotencyToken: 'a', idempotencyTokenSince: new Date() }),
  // @ts-expect-error: a transaction gives no item back
  db.order.update(key, { add: { total: 1 }, idempotent: true, return: 'new' }),
  // @ts-expect-error: a transaction gives no item back
  db.order.update(key, { add: { total: 1 }, idempotencyToken: 'a', return: 'old' }),
  // @ts-expect-error: what is read may be another item by the second call, and the writes then are other ones
  db.order.readThenUpdate(key, { set: { city: 'Paris' }, idempotencyToken: 'a' }),
  // @ts-expect-error: a create is recognised by its item
  db.order.create({ ...key, status: 'paid', placedAt: new Date(), total: 1 }, { idempotent: true }),
]

expectTypeOf<BatchIncompleteError<string>['done']>().toEqualTypeOf<readonly string[]>()
expectTypeOf<BatchIncompleteError<string, number[]>['done']>().toEqualTypeOf<number[]>()
expectTypeOf<BatchIncompleteError<string>['unknown']>().toEqualTypeOf<readonly string[]>()
expectTypeOf<CancellationReason['current']>().toEqualTypeOf<FoundItem | undefined>()
