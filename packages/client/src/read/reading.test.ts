import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { listOf } from '../testing/reads/list-of.js'
import { c1, expected, idsOf, writeOrders } from '../testing/reads/paged-orders.js'
import { recording } from '../testing/reads/recording.js'
import { store } from '../testing/reads/store.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })

beforeAll(() => writeOrders(db))
beforeEach(() => client.forget())

describeWithDynamoDB('reading item by item', () => {
  it.each([{ pageSize: 4 }, { pageSize: 4, limit: 20 }])(
    'stops when it is left, with %j',
    async (options) => {
      for await (const { orderId } of db.ordersOfCustomer(c1, options)) if (orderId === 'o01') break
      expect(client.inputs).toHaveLength(1)
      for await (const _ of db.ordersOfCustomer(c1, options).pages()) break
      expect(client.inputs).toHaveLength(2)
    },
  )

  it('asks for the next page when the one before has been used', async () => {
    const requests: number[] = []
    for await (const _ of db.ordersOfCustomer(c1, { pageSize: 10 })) requests.push(client.inputs.length)
    expect(requests[0]).toBe(1)
    expect(new Set(requests).size).toBe(
      client.inputs.length - (requests.at(-1) === client.inputs.length ? 0 : 1),
    )
  })

  it('sends nothing before it begins', async () => {
    const reading = db.ordersOfCustomer(c1)
    reading.pages()
    reading[Symbol.asyncIterator]()
    expect(client.inputs).toEqual([])
  })

  it('begins anew each time', async () => {
    const reading = db.ordersOfCustomer(c1, { limit: 3 })
    const both = await Promise.all([reading.collect(), listOf(reading), reading.page()])
    expect([idsOf(both[0]), idsOf(both[1]), idsOf(both[2].items)]).toEqual(
      Array(3).fill(expected.slice(0, 3)),
    )
  })

  it('ends with the error when a page cannot be read', async () => {
    const broken = {
      config: table.client.config,
      send: (command: never) =>
        client.inputs.length > 0 ? Promise.reject(new Error('broken')) : client.send(command),
    }
    const read: string[] = []
    const reading = async () => {
      for await (const { orderId } of connect(store, { ...table, client: broken }).ordersOfCustomer(c1, {
        pageSize: 4,
      }))
        read.push(orderId)
    }
    await expect(reading()).rejects.toThrow()
    expect(read.length).toBeGreaterThan(0)
  })
})
