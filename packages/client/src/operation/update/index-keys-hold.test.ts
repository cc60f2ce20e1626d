import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb'
import { testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { connect, ValidationError } from '../../index.js'
import { newOrder, orderKey } from '../../testing/orders.js'
import { key, rawItem } from '../../testing/raw-items.js'
import { shop } from '../../testing/shop.js'

const table = testTable(shop)
const db = connect(shop, table)

const place = { region: fc.constantFrom('eu', 'a#b', '%'), city: fc.constantFrom('Paris', '日本', 'x y') }
const status = fc.constantFrom('placed' as const, 'paid' as const, 'shipped' as const)
const placedAt = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })

/** Parts of index keys, each there or not. */
const someParts = fc.record({ ...place, status, placedAt }, { requiredKeys: [], noNullPrototype: true })
const removed = fc.subarray(['region' as const, 'city' as const])

type Write = (orderId: string) => PromiseLike<unknown>
const write: fc.Arbitrary<Write> = fc.oneof(
  someParts.map((parts) => (orderId: string) => db.order.put(newOrder(orderId, parts))),
  someParts.map((set) => (orderId: string) => db.order.readThenUpdate(orderKey(orderId), { set })),
  fc.tuple(someParts, removed).map(
    ([{ region: _, city: __, ...set }, remove]) =>
      (orderId: string) =>
        db.order.update(orderKey(orderId), { set, remove }),
  ),
  fc
    .record({ ...place, status })
    .map((set) => (orderId: string) => db.order.update(orderKey(orderId), { set })),
  fc
    .record(place)
    .map(
      (set) => (orderId: string) =>
        db.transact((tx) => [tx.order.update(orderKey(orderId), { set, add: { total: 1 } })]),
    ),
  // Of one part of two: refused, and nothing must have been written then.
  fc.record({ region: place.region }).map(
    (set) => (orderId: string) =>
      (db.order.update(orderKey(orderId), { set } as never) as PromiseLike<unknown>).then(
        () => expect.unreachable(),
        (error) => expect(error).toBeInstanceOf(ValidationError),
      ),
  ),
)

it('whatever is written in whatever way, index keys are those that the whole item has', async () => {
  const histories = fc.sample(fc.array(write, { minLength: 6, maxLength: 6 }), 15)
  for (const [i, history] of histories.entries()) {
    const orderId = `o${i}`
    await db.order.create(newOrder(orderId))
    for (const one of history) {
      await one(orderId)
      const item = await db.order.getOrFail(orderKey(orderId), { consistent: true })
      const { Item } = db.order.put(item).params() as PutItemCommandInput
      expect(await rawItem(table, key('CUSTOMER#c1', `ORDER#${orderId}`))).toEqual(Item)
    }
  }
})
