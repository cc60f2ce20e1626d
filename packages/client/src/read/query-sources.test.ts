import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { recording } from '../testing/reads/recording.js'
import { type order, store } from '../testing/reads/store.js'
import type { QueryOptions } from '../types/pattern-client.js'

const ids = (orders: readonly { readonly orderId?: string }[]) => orders.map(({ orderId }) => orderId)

describeWithDynamoDB('a query', () => {
  const table = testTable(store)
  const client = recording(table.client)
  const db = connect(store, { ...table, client })
  const place = { country: 'FR', region: 'IDF', city: 'Paris', district: '11', year: 2026 }

  beforeAll(async () => {
    await db.batch.write((b) => [
      b.customer.put({ customerId: 'c1', name: 'Ada' }),
      b.order.put(anOrder('a', { total: 30, ...place, month: 2, digest: Uint8Array.of(0, 255) })),
      b.order.put(anOrder('b', { placedAt: day(2), total: -5, status: 'paid', ...place, month: 1 })),
      b.order.put(anOrder('c', { placedAt: day(3), total: 7.5, note: 'n', flag: 'f', priority: 3 })),
      b.order.put(anOrder('d', { placedAt: day(4), total: 0, note: 'n', flag: 'f', priority: -20 })),
      b.order.put(anOrder('e', { customerId: 'c2', note: 'n', total: 100, flag: 'g' })),
    ])
  })

  it('of the table gives the items of one partition in order of the sort key', async () => {
    expect(await db.ordersOfCustomer({ customerId: 'c1' }).collect()).toEqual([
      anOrder('a', { total: 30, ...place, month: 2, digest: Uint8Array.of(0, 255) }),
      anOrder('b', { placedAt: day(2), total: -5, status: 'paid', ...place, month: 1 }),
      anOrder('c', { placedAt: day(3), total: 7.5, note: 'n', flag: 'f', priority: 3 }),
      anOrder('d', { placedAt: day(4), total: 0, note: 'n', flag: 'f', priority: -20 }),
    ])
  })

  it('in descending order gives them the other way round', async () => {
    const orders = await db.ordersOfCustomer({ customerId: 'c1' }, { order: 'descending' }).collect()
    expect(ids(orders)).toEqual(['d', 'c', 'b', 'a'])
    const ascending = await db.ordersOfCustomer({ customerId: 'c1' }, { order: 'ascending' }).collect()
    expect(ids(ascending)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('of a global index gives whole items', async () => {
    expect(await db.ordersByStatus({ status: 'paid' }).collect()).toEqual([
      anOrder('b', { placedAt: day(2), total: -5, status: 'paid', ...place, month: 1 }),
    ])
  })

  it('of a local index with a number as sort key sorts by number', async () => {
    expect(ids(await db.ordersByTotal({ customerId: 'c1' }).collect())).toEqual(['b', 'd', 'c', 'a'])
    const some = db.ordersByTotal({ customerId: 'c1' }, { from: { total: -5 }, to: { total: 7.5 } })
    expect(ids(await some.collect())).toEqual(['b', 'd', 'c'])
    const one = db.ordersByTotal({ customerId: 'c1' }, { beginsWith: { total: 0 } })
    expect(ids(await one.collect())).toEqual(['d'])
  })

  it('of a local index can be consistent, and of a global one is refused before it is sent', async () => {
    expect(ids(await db.ordersByTotal({ customerId: 'c1' }, { consistent: true }).collect())).toHaveLength(4)
    expect(client.inputs.at(-1)).toMatchObject({ ConsistentRead: true })
    client.forget()
    // @ts-expect-error: not on a global secondary index
    const refused = db.ordersByStatus({ status: 'paid' }, { consistent: true })
    await expect(refused.page()).rejects.toThrow(
      "ordersByStatus.consistent cannot be consistent, because 'gsi1' is a global secondary index; leave it out, or read the table.",
    )
    expect(client.inputs).toEqual([])
  })

  it('of a sparse index gives only items that have the parts of its key', async () => {
    expect(ids(await db.flaggedOrders({ flag: 'f' }).collect())).toEqual(['d', 'c'])
    expect(await db.flaggedOrders({ flag: 'g' }).collect()).toEqual([])
  })

  it('of an index that holds keys only reads the parts of all keys back', async () => {
    expect(await db.flaggedOrders({ flag: 'f' }).collect()).toEqual([
      { customerId: 'c1', placedAt: day(4), orderId: 'd', flag: 'f', priority: -20 },
      { customerId: 'c1', placedAt: day(3), orderId: 'c', flag: 'f', priority: 3 },
    ])
    expect(await db.ordersByPriority({ customerId: 'c1' }).collect()).toEqual([
      { customerId: 'c1', placedAt: day(4), orderId: 'd', priority: -20 },
      { customerId: 'c1', placedAt: day(3), orderId: 'c', priority: 3 },
    ])
  })

  it('of an index with some attributes gives those beside the parts of the keys', async () => {
    expect(await db.notedOrders({ note: 'n' }).collect()).toEqual([
      { customerId: 'c1', placedAt: day(4), orderId: 'd', note: 'n', total: 0, status: 'placed' },
      { customerId: 'c1', placedAt: day(3), orderId: 'c', note: 'n', total: 7.5, status: 'placed' },
      { customerId: 'c2', placedAt: day(1), orderId: 'e', note: 'n', total: 100, status: 'placed' },
    ])
  })

  it('selects parts of keys from an index that does not hold them as attributes', async () => {
    const selected = db.flaggedOrders({ flag: 'f' }, { select: ['priority', 'orderId'] })
    expect(await selected.collect()).toEqual([
      { orderId: 'd', priority: -20 },
      { orderId: 'c', priority: 3 },
    ])
    const noted = db.notedOrders({ note: 'n' }, { select: ['placedAt', 'status'], limit: 1 })
    expect(await noted.collect()).toEqual([{ placedAt: day(4), status: 'placed' }])
    const local = db.ordersByPriority({ customerId: 'c1' }, { select: ['priority'] })
    expect(await local.collect()).toEqual([{ priority: -20 }, { priority: 3 }])
  })

  it('refuses to select what a global index does not hold, before it is sent', async () => {
    client.forget()
    const selected = db.flaggedOrders({ flag: 'f' }, { select: ['total'] })
    await expect(selected.page()).rejects.toThrow("flaggedOrders.total is not in index 'gsi2'")
    expect(client.inputs).toEqual([])
  })

  it('of an index with four and four keys takes them in order', async () => {
    const { year: _, ...partition } = place
    const all = db.ordersByPlace(partition)
    expect(await all.collect()).toEqual([
      anOrder('b', { placedAt: day(2), total: -5, status: 'paid', ...place, month: 1 }),
      anOrder('a', { total: 30, ...place, month: 2, digest: Uint8Array.of(0, 255) }),
    ])
    const read = async (options: QueryOptions<(typeof order)['~types'], 'byPlace'>) =>
      ids(await db.ordersByPlace(partition, options).collect())
    expect(await read({ from: { year: 2026 } })).toEqual(['b', 'a'])
    expect(await read({ from: { year: 2027 } })).toEqual([])
    expect(await read({ from: { year: 2026, month: 2 }, to: { year: 2026 } })).toEqual(['a'])
    expect(await read({ beginsWith: { year: 2026 } })).toEqual(['b', 'a'])
    expect(await read({ beginsWith: { year: 2026, month: 1 } })).toEqual(['b'])
    expect(await read({ beginsWith: { year: 2026, month: 1, placedAt: day(2) } })).toEqual(['b'])
    expect(await read({ beginsWith: { year: 2026, month: 1, placedAt: day(3) } })).toEqual([])
    const whole = { year: 2026, month: 1, placedAt: day(2), orderId: 'b' }
    expect(await read({ beginsWith: whole })).toEqual(['b'])
    expect(await read({ from: whole, to: whole })).toEqual(['b'])
    const month = { year: 2026, month: 1 }
    expect(await read({ from: { ...month, placedAt: day(1) }, to: { ...month, placedAt: day(2) } })).toEqual([
      'b',
    ])
    expect(await read({ from: { ...month, placedAt: day(1) }, to: { ...month, placedAt: day(1) } })).toEqual(
      [],
    )
  })

  it('refuses a range over two attributes of a key, which DynamoDB cannot compare', async () => {
    client.forget()
    const { year: _, ...partition } = place
    const range = { from: { year: 2025, month: 3 }, to: { year: 2026, month: 2 } }
    await expect(db.ordersByPlace(partition, range).page()).rejects.toThrow(
      'order.month can only have a range where year is the same in from and to; give both, with equal values.',
    )
    expect(client.inputs).toEqual([])
  })

  it('of an index with a binary partition key and no sort key', async () => {
    expect(ids(await db.ordersByDigest({ digest: Uint8Array.of(0, 255) }).collect())).toEqual(['a'])
    expect(ids(await db.ordersByDigest({ digest: Buffer.from([0, 255]) }).collect())).toEqual(['a'])
    expect(await db.ordersByDigest({ digest: Uint8Array.of(0) }).collect()).toEqual([])
  })

  it('refuses a part of the partition key that is missing or wrong, and says which', async () => {
    client.forget()
    // @ts-expect-error: customerId is missing
    await expect(db.ordersOfCustomer({}).collect()).rejects.toThrow(
      'order.customerId is missing, and the partition key needs it.',
    )
    // @ts-expect-error: everything is missing
    await expect(db.ordersOfCustomer().collect()).rejects.toThrow('order.customerId is missing')
    // @ts-expect-error: country is missing
    await expect(db.ordersByPlace({ city: 'Paris' }).collect()).rejects.toThrow('order.country is missing')
    // @ts-expect-error: no such status
    await expect(db.ordersByStatus({ status: 'lost' }).collect()).rejects.toThrow(
      'order.status is none of placed, paid, shipped (got "lost").',
    )
    await expect(db.ordersOfCustomer({ customerId: '' }).collect()).rejects.toThrow(
      'order.customerId is empty',
    )
    expect(client.inputs).toEqual([])
  })

  it('takes the partition key from its input only, also when a whole item is passed', async () => {
    const whole = anOrder('b', { placedAt: day(2) })
    expect(ids(await db.ordersOfCustomer(whole).collect())).toEqual(['a', 'b', 'c', 'd'])
    const { order } = await db.customerWithOrders(whole).collect()
    expect(ids(order)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('selects what an older item lacks with its default, and misses what it needs', async () => {
    const older = { pk: { S: 'ORG#old' }, sk: { S: 'ORG' }, orgId: { S: 'old' } }
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item: older }))
    expect(await db.orgs({ orgId: 'old' }, { select: ['plan'] }).collect()).toEqual([{ plan: 'basic' }])
    expect(await db.org.get({ orgId: 'old' }, { select: ['plan'] })).toEqual({ plan: 'basic' })
    const missing = 'title is not stored, and the design needs it'
    await expect(db.orgs({ orgId: 'old' }, { select: ['title'] }).page()).rejects.toThrow(missing)
    await expect(db.org.get({ orgId: 'old' }, { select: ['title'] })).rejects.toThrow(missing)
  })

  it('by a pattern of kind get gives one item', async () => {
    const key = { customerId: 'c1', placedAt: day(2), orderId: 'b' }
    expect(await db.orderByKey(key)).toMatchObject({ orderId: 'b', total: -5 })
    expect(await db.orderByKey({ ...key, orderId: 'zz' })).toBeUndefined()
    client.forget()
    await db.orderByKey(key, { consistent: true })
    expect(client.inputs).toEqual([db.orderByKey(key, { consistent: true }).params()])
  })
})
