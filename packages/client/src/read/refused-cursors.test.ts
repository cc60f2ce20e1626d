import { defineDesign, query } from '@keyprint/key-design'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { InvalidCursorError } from '../errors/invalid-cursor-error.js'
import { day } from '../testing/reads/orders.js'
import { c1, expected, idsOf, writeOrders } from '../testing/reads/paged-orders.js'
import { recording } from '../testing/reads/recording.js'
import { order, store } from '../testing/reads/store.js'
import { writeCursor } from './cursor.js'
import type { ReadSource } from './read-source.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })

beforeAll(() => writeOrders(db))
beforeEach(() => client.forget())

describeWithDynamoDB('a cursor is refused before anything is sent', () => {
  const cursorOf = async () => {
    const { cursor } = await db.ordersOfCustomer(c1, { limit: 2 }).page()
    client.forget()
    return cursor
  }
  const refused = async (page: Promise<unknown>) => {
    await expect(page).rejects.toThrow(InvalidCursorError)
    expect(client.inputs).toEqual([])
  }

  it('by another access pattern', async () => {
    const after = await cursorOf()
    await refused(db.remarksOfCustomer(c1, { after }).page())
    await refused(db.customerWithOrders(c1, { after }).page())
    await refused(db.ordersByStatus({ status: 'placed' }, { after }).page())
    await refused(db.allOrders({ after }).page())
  })

  it('for another input, range or order', async () => {
    const after = await cursorOf()
    await refused(db.ordersOfCustomer({ customerId: 'c11' }, { after }).page())
    await refused(db.ordersOfCustomer(c1, { after, order: 'descending' }).page())
    await refused(db.ordersOfCustomer(c1, { after, from: { placedAt: day(1) } }).page())
    await refused(db.ordersOfCustomer(c1, { after, beginsWith: { placedAt: day(1) } }).page())
  })

  it('by another design', async () => {
    const after = await cursorOf()
    const other = { ...store, table: { ...store.table, name: 'other' } }
    await refused(
      connect(other, { ...table, client })
        .ordersOfCustomer(c1, { after })
        .page(),
    )
    const renamed = defineDesign({
      table: { spec: store.table } as never,
      entities: { order },
      accessPatterns: { orders: query(order) },
    })
    await refused(
      connect(renamed, { ...table, client })
        .orders(c1, { after })
        .page(),
    )
  })

  it('by every way of reading, and by params()', async () => {
    const reading = () => db.ordersOfCustomer(c1, { after: 'nonsense' })
    await refused(reading().page())
    await refused(reading().collect())
    await refused(reading().pages().next())
    await refused(reading()[Symbol.asyncIterator]().next())
    expect(() => reading().params()).toThrow(InvalidCursorError)
  })

  it('with an error that names the access pattern, and no secret', async () => {
    await expect(db.ordersOfCustomer(c1, { after: 'nonsense' }).page()).rejects.toMatchObject({
      code: 'INVALID_CURSOR',
      accessPattern: 'ordersOfCustomer',
      cursor: 'nonsense',
      message:
        'The cursor given to ordersOfCustomer was not made by it with the same input and order; start again without a cursor.',
    })
  })
})

describeWithDynamoDB('a cursor that somebody made', () => {
  const source = (index: object = {}) => {
    const names = ['pk', 'sk', ...Object.keys(index)]
    return {
      name: 'any',
      keyAttributes: names.map((name) => ({ name, type: 'string' })),
    } as unknown as ReadSource
  }

  it('reaches no other partition of the table', async () => {
    const params = db.ordersOfCustomer(c1).params()
    const binding = JSON.stringify([
      'store',
      'ordersOfCustomer',
      undefined,
      params.KeyConditionExpression,
      Object.values(params.ExpressionAttributeValues ?? {}),
      undefined,
    ])
    const forged = writeCursor(source(), binding, { pk: { S: 'CUSTOMER#c2' }, sk: { S: 'ORDER#2026' } })
    await expect(db.ordersOfCustomer(c1, { after: forged }).page()).rejects.toThrow(
      'Query was refused by DynamoDB: The provided starting key',
    )
    const within = writeCursor(source(), binding, { pk: { S: 'CUSTOMER#c1' }, sk: { S: 'ORDER#2026-01-20' } })
    const read = await db.ordersOfCustomer(c1, { after: within }).collect()
    expect(idsOf(read)).toEqual(expected.slice(19))
  })

  it('reaches no other partition of an index', async () => {
    const params = db.ordersByStatus({ status: 'paid' }).params()
    const values = Object.values(params.ExpressionAttributeValues ?? {})
    const binding = JSON.stringify([
      'store',
      'ordersByStatus',
      'gsi1',
      params.KeyConditionExpression,
      values,
      undefined,
    ])
    const forged = writeCursor(source({ gsi1pk: '', gsi1sk: '' }), binding, {
      pk: { S: 'CUSTOMER#c1' },
      sk: { S: 'ORDER#' },
      gsi1pk: { S: 'STATUS#placed' },
      gsi1sk: { S: '2026' },
    })
    const refused = db.ordersByStatus({ status: 'paid' }, { after: forged }).collect()
    await expect(refused).rejects.toThrow('refused by DynamoDB')
  })
})
