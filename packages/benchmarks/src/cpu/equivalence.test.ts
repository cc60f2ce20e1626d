import { beforeAll, describe, expect, it } from 'vitest'
import type { Order } from '../orders/order.js'
import { CUSTOMER_ID, changesOf, keyOf, sampleOrders } from '../orders/sample-orders.js'
import { answers, storedOrders } from './answers.js'
import { type Contestant, contestant, LIBRARIES } from './clients.js'
import { type Stored, sentTo, setBy, type Write } from './sent.js'

const [first, second, third, fourth] = sampleOrders as readonly [Order, Order, Order, Order, ...Order[]]
const [reference, ...others] = LIBRARIES.map((name) => contestant(name)) as [Contestant, ...Contestant[]]
const all = [reference, ...others]

/** What libraries add for themselves: markers that tell entities apart. */
const MARKERS = ['_entity', '__edb_e__', '__edb_v__', '_et', '_type']
const ownAttributes = (item: Stored | undefined): Stored =>
  Object.fromEntries(Object.entries(item ?? {}).filter(([name]) => !MARKERS.includes(name)))

const expectedItems = new Map<string, Stored>()
beforeAll(async () => {
  for (const item of await storedOrders(reference)) expectedItems.set(item.sk?.S ?? '', item)
})
const expectedItem = ({ orderId }: Order) => expectedItems.get(`ORDER#${orderId}`)
const expectedKey = ({ customerId, orderId }: Order) => ({
  pk: { S: `CUSTOMER#${customerId}` },
  sk: { S: `ORDER#${orderId}` },
})

describe.each(all)('$name', ({ store, stub, ...contestant }) => {
  const sent = <Input = Write>() => sentTo<Input>(stub)
  const stored = () => storedOrders({ store, stub, ...contestant })

  it('puts the same item', async () => {
    const items = await stored()
    expect(items.map(ownAttributes)).toEqual(sampleOrders.map(expectedItem))
  })

  it('puts index keys that it makes itself', async () => {
    await store.put(first)
    expect(sent().input.Item).toMatchObject({
      ...expectedKey(first),
      gsi1pk: { S: 'STATUS#placed' },
      gsi1sk: { S: first.placedAt.toISOString() },
      gsi2pk: { S: 'WAREHOUSE#warehouse-0' },
      gsi2sk: { S: first.shipBy.toISOString() },
    })
  })

  it('gets the same order', async () => {
    const [item] = await stored()
    stub.answerWith(answers.get(item))
    expect(await store.get(keyOf(first))).toEqual(first)
    expect(sent().operation).toBe('GetItem')
    expect(sent().input.Key).toEqual(expectedKey(first))
  })

  it('gets nothing where there is nothing', async () => {
    stub.answerWith(answers.get(undefined))
    expect(await store.get(keyOf(first))).toBeUndefined()
  })

  it('updates the same attributes and the index key, on condition that the item is there', async () => {
    stub.answerWith(answers.write())
    await store.update(keyOf(first), changesOf(first))
    expectUpdate(sent().input, first)
  })

  it.each([1, 25, 100])('queries the same %i orders', async (count) => {
    const items = (await stored()).slice(0, count)
    stub.answerWith(answers.query(items))
    expect(await store.query(CUSTOMER_ID)).toEqual(sampleOrders.slice(0, count))
    expect(sent().operation).toBe('Query')
    expect(Object.values(sent().input.ExpressionAttributeValues ?? {})).toEqual(
      expect.arrayContaining([{ S: `CUSTOMER#${CUSTOMER_ID}` }, { S: 'ORDER#' }]),
    )
  })

  it('gets 100 orders in the order of their keys by one request', async () => {
    const items = await stored()
    stub.answerWith(answers.batchGet([...items].reverse()))
    expect(await store.batchGet(sampleOrders.map(keyOf))).toEqual(sampleOrders)
    const { input } = sent<{ RequestItems: { orders: { Keys: Stored[] } } }>()
    expect(input.RequestItems.orders.Keys).toEqual(sampleOrders.map(expectedKey))
  })

  it('writes 25 orders by one request', async () => {
    const orders = sampleOrders.slice(0, 25)
    stub.answerWith(answers.batchWrite())
    await store.batchWrite(orders)
    const { input } = sent<{ RequestItems: { orders: { PutRequest: Write }[] } }>()
    const items = input.RequestItems.orders.map(({ PutRequest }) => ownAttributes(PutRequest.Item))
    expect(items).toEqual(orders.map(expectedItem))
  })

  it('writes the same four items in a transaction', async () => {
    stub.answerWith(answers.write())
    await store.transact({
      put: first,
      update: { key: keyOf(second), changes: changesOf(second) },
      delete: keyOf(third),
      check: keyOf(fourth),
    })
    const { input } = sent<{ TransactItems: Record<string, Write>[] }>()
    const [put, update, removed, check] = input.TransactItems
    expect(input.TransactItems).toHaveLength(4)
    expect(ownAttributes(put?.Put?.Item)).toEqual(expectedItem(first))
    expectUpdate(update?.Update, second)
    expect(removed?.Delete?.Key).toEqual(expectedKey(third))
    expect(check?.ConditionCheck?.Key).toEqual(expectedKey(fourth))
    expect(check?.ConditionCheck?.ConditionExpression).toContain('attribute_exists')
  })
})

function expectUpdate(update: Write | undefined, order: Order): void {
  const { status, total, paid, email } = changesOf(order)
  expect(update?.Key).toEqual(expectedKey(order))
  expect(update?.ConditionExpression).toContain('attribute_exists')
  expect(setBy(update ?? {})).toMatchObject({
    status: { S: status },
    total: { N: String(total) },
    paid: { BOOL: paid },
    email: { S: email },
    gsi1pk: { S: 'STATUS#shipped' },
  })
}
