import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { ConditionFailedError, connect, NotFoundError, ValidationError } from '../../index.js'
import { meanwhile } from '../../testing/meanwhile.js'
import { newOrder, orderKey } from '../../testing/orders.js'
import { key, rawItem } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'
import { shop } from '../../testing/shop.js'

const table = testTable(shop)
const db = connect(shop, table)
const proxy = await startFaultProxy(table.endpoint)
const slow = connect(shop, { client: proxy.client(), tableName: table.tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const placeOf = async (orderId: string) =>
  (await rawItem(table, key('CUSTOMER#c1', `ORDER#${orderId}`)))?.gsi2pk?.S

describe('readThenUpdate', () => {
  it('knows the parts of an index key that are not given from the item', async () => {
    await db.order.create(newOrder('o1', { region: 'eu', city: 'Paris' }))
    await db.order.readThenUpdate(orderKey('o1'), { set: { city: 'Rome' } })
    expect(await placeOf('o1')).toBe('PLACE#eu#Rome')
  })

  it('makes no key while a part is missing in the item too, and makes it with the last one', async () => {
    await db.order.create(newOrder('o2'))
    await db.order.readThenUpdate(orderKey('o2'), { set: { city: 'Rome' } })
    expect(await placeOf('o2')).toBeUndefined()
    await db.order.readThenUpdate(orderKey('o2'), { set: { region: 'eu' } })
    expect(await placeOf('o2')).toBe('PLACE#eu#Rome')
  })

  it('takes only the key from an item that is given as the key', async () => {
    const before = await db.order.create(newOrder('whole', { region: 'eu', city: 'Paris' }))
    await db.order.update(orderKey('whole'), { set: { region: 'us', city: 'Boston' } })
    await db.order.readThenUpdate(before, { set: { city: 'Rome' } })
    expect(await placeOf('whole')).toBe('PLACE#us#Rome')
    const partial = db.order.update(before, { set: { city: 'Rome' } } as never)
    expect((await rejection(partial)).message).toContain('order.region is needed too')
  })

  it('gives the new or the old item when asked', async () => {
    const order = await db.order.create(newOrder('o3', { region: 'eu', city: 'Paris' }))
    const changes = { set: { city: 'Rome' } }
    const updated = await db.order.readThenUpdate(orderKey('o3'), { ...changes, return: 'new' })
    expect(updated).toEqual({ ...order, city: 'Rome' })
    expect(await db.order.readThenUpdate(orderKey('o3'), { ...changes, return: 'old' })).toEqual(updated)
  })

  it('says that there is no item', async () => {
    const error = await rejection(db.order.readThenUpdate(orderKey('nobody'), { set: { city: 'Rome' } }))
    expect(error).toBeInstanceOf(NotFoundError)
  })

  it('is refused by its own condition, without another try', async () => {
    await db.order.create(newOrder('o4', { status: 'shipped' }))
    const error = await rejection(
      slow.order.readThenUpdate(orderKey('o4'), {
        set: { city: 'Rome' },
        if: (o) => o.status.eq('placed'),
      }),
    )
    expect(error).toBeInstanceOf(ConditionFailedError)
    expect(error).toMatchObject({ current: { status: 'shipped' } })
    expect(proxy.requests.map(({ operation }) => operation)).toEqual(['GetItem', 'UpdateItem'])
  })

  it('cannot show its request, which depends on the item', () => {
    const update = db.order.readThenUpdate(orderKey('o1'), { set: { city: 'Rome' } })
    expect(() => update.params()).toThrow(ValidationError)
  })
})

describe('when somebody else writes in between', () => {
  it('reads again and works out the key anew', async () => {
    await db.order.create(newOrder('p1', { region: 'eu', city: 'Paris' }))
    proxy.inject(
      meanwhile('GetItem', () => db.order.update(orderKey('p1'), { set: { region: 'us', city: 'Boston' } })),
    )

    await slow.order.readThenUpdate(orderKey('p1'), { set: { city: 'Rome' } })

    expect(await placeOf('p1')).toBe('PLACE#us#Rome')
    const operations = proxy.requests.map(({ operation }) => operation)
    expect(operations).toEqual(['GetItem', 'UpdateItem', 'GetItem', 'UpdateItem'])
  })

  it('does not mind what its keys do not depend on', async () => {
    await db.order.create(newOrder('p2', { region: 'eu', city: 'Paris' }))
    proxy.inject(meanwhile('GetItem', () => db.order.update(orderKey('p2'), { set: { total: 99 } })))

    await slow.order.readThenUpdate(orderKey('p2'), { set: { city: 'Rome' } })

    expect(await db.order.get(orderKey('p2'))).toMatchObject({ city: 'Rome', total: 99 })
    expect(proxy.requests).toHaveLength(2)
  })

  it('says that the item is gone', async () => {
    await db.order.create(newOrder('p3', { region: 'eu', city: 'Paris' }))
    proxy.inject(meanwhile('GetItem', () => db.order.delete(orderKey('p3'))))
    const error = await rejection(slow.order.readThenUpdate(orderKey('p3'), { set: { city: 'Rome' } }))
    expect(error).toBeInstanceOf(NotFoundError)
  })

  it('leaves index keys that fit the attributes, whoever comes last', async () => {
    await db.order.create(newOrder('p4', { region: 'r', city: 'c' }))
    const updates = Array.from({ length: 12 }, (_, i) =>
      i % 2 === 0
        ? db.order.readThenUpdate(orderKey('p4'), { set: { region: `r${i}` } })
        : db.order.readThenUpdate(orderKey('p4'), { set: { city: `c${i}` } }),
    )

    await Promise.allSettled(updates)

    const { region, city } = await db.order.getOrFail(orderKey('p4'))
    expect(await placeOf('p4')).toBe(`PLACE#${region}#${city}`)
  })

  it('gives up after some tries, and says why', async () => {
    await db.order.create(newOrder('p5', { region: 'eu', city: 'Paris' }))
    let writes = 0
    const interfere = () =>
      table.client.send(
        new UpdateItemCommand({
          TableName: table.tableName,
          Key: key('CUSTOMER#c1', 'ORDER#p5'),
          UpdateExpression: 'SET #region = :region',
          ExpressionAttributeNames: { '#region': 'region' },
          ExpressionAttributeValues: { ':region': { S: `r${writes++}` } },
        }),
      )
    proxy.inject({ ...meanwhile('GetItem', interfere), times: Number.POSITIVE_INFINITY })

    const error = await rejection(slow.order.readThenUpdate(orderKey('p5'), { set: { city: 'Rome' } }))

    expect(error).toBeInstanceOf(ConditionFailedError)
    expect(error.message).toContain('did not hold (it is as it was read)')
    expect(writes).toBe(8)
  })
})
