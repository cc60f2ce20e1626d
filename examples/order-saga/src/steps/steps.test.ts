import { describe, expect, it } from 'vitest'
import type { PlacedOrder } from '../saga/order-saga.js'
import { anOrder, orderTables } from '../testing/order-table.js'
import { charge } from './charge.js'
import { refund } from './refund.js'
import { release } from './release.js'
import { reserve } from './reserve.js'
import { ship } from './ship.js'

const { context, db, chargesOf } = orderTables()
const skuOf = ({ lines }: PlacedOrder) => lines[0]?.sku ?? ''
const stockOf = async (order: PlacedOrder) => (await db.stockOf({ sku: skuOf(order) }))?.stock
const all = ({ orderId }: PlacedOrder) => db.orderWithAll({ orderId }, { consistent: true }).collect()

/** An order, and a stock of 10 for it. */
async function inStock(own: Partial<PlacedOrder> = {}): Promise<PlacedOrder> {
  const order = anOrder(own)
  await db.product.create({ sku: skuOf(order), stock: 10 })
  return order
}

describe('reserving', () => {
  it('takes the stock once, however often and by however many it is done', async () => {
    const order = await inStock()

    expect(await reserve(context, order)).toBe('done')
    expect(await Promise.all([reserve(context, order), reserve(context, order)])).toEqual(['done', 'done'])

    expect(await stockOf(order)).toBe(8)
    expect((await all(order)).order?.status).toBe('reserved')
  })

  it('is refused, and takes nothing, where there is not enough of something', async () => {
    const [one, other] = [await inStock(), await inStock()]
    const order = anOrder({ lines: [...one.lines, { sku: skuOf(other), quantity: 11 }] })

    expect(await reserve(context, order)).toBe('refused')

    expect([await stockOf(one), await stockOf(other)]).toEqual([10, 10])
    expect((await all(order)).order).toBeUndefined()
  })

  it('is refused for an order that was cancelled meanwhile', async () => {
    const order = await inStock()
    await release(context, order)

    expect(await reserve(context, order)).toBe('refused')
    expect(await stockOf(order)).toBe(10)
  })
})

describe('charging', () => {
  it('moves money once, however often and by however many it is done', async () => {
    const order = await inStock()
    await reserve(context, order)

    expect(await charge(context, order)).toBe('done')
    expect(await Promise.all([charge(context, order), charge(context, order)])).toEqual(['done', 'done'])

    expect(chargesOf(order)).toMatchObject([{ amountInCents: 700, refunded: false }])
    expect(await all(order)).toMatchObject({ order: { status: 'paid' }, payment: { status: 'charged' } })
  })

  it('moves it once also when the answer is lost', async () => {
    const order = await inStock({ card: 'lossy' })
    await reserve(context, order)

    await expect(charge(context, order)).rejects.toThrow(
      `the payment provider does not answer for ${order.orderId}`,
    )
    expect(await charge(context, order)).toBe('done')

    expect(chargesOf(order)).toHaveLength(1)
  })

  it('is refused with a card that is declined', async () => {
    const order = await inStock({ card: 'declined' })
    await reserve(context, order)

    expect(await charge(context, order)).toBe('refused')
    expect(await all(order)).toMatchObject({ order: { status: 'reserved' } })
    expect(chargesOf(order)).toEqual([])
  })

  it('by a late worker changes nothing for an order that was cancelled, and moves no money after a refund', async () => {
    const order = await inStock()
    await reserve(context, order)
    await release(context, order)
    expect(await charge(context, order)).toBe('refused')
    await refund(context, order)
    expect(await charge(context, order)).toBe('refused')

    expect(chargesOf(order)).toMatchObject([{ refunded: true }])
    expect(await all(order)).toMatchObject({
      order: { status: 'cancelled' },
      payment: { status: 'refunded' },
    })
  })
})

describe('shipping', () => {
  it('is done once', async () => {
    const order = await inStock()
    await reserve(context, order)
    await charge(context, order)

    expect(await ship(context, order)).toBe('done')
    const { shipment } = await all(order)
    expect(await ship(context, order)).toBe('done')

    expect((await all(order)).shipment).toEqual(shipment)
  })

  it.each([
    ['reserved, and not paid', [reserve]],
    ['cancelled', [reserve, charge, release]],
  ])('fails for an order that is %s', async (_, steps) => {
    const order = await inStock()
    for (const step of steps) await step(context, order)

    await expect(ship(context, order)).rejects.toMatchObject({ code: 'TRANSACTION_CANCELED' })
    expect((await all(order)).shipment).toBeUndefined()
  })
})

describe('releasing', () => {
  it.each([
    ['reserved', [reserve]],
    ['paid', [reserve, charge]],
  ])('puts back the stock of an order that is %s, once', async (_, steps) => {
    const order = await inStock()
    for (const step of steps) await step(context, order)

    expect(await release(context, order)).toBe('done')
    expect(await release(context, order)).toBe('done')

    expect(await stockOf(order)).toBe(10)
    expect((await all(order)).order?.status).toBe('cancelled')
  })

  it('by two workers at the same time puts it back once', async () => {
    const order = await inStock()
    await reserve(context, order)

    await Promise.allSettled([release(context, order), release(context, order), release(context, order)])

    expect(await stockOf(order)).toBe(10)
  })

  it('never takes back what was shipped', async () => {
    const order = await inStock()
    for (const step of [reserve, charge, ship]) await step(context, order)

    await expect(release(context, order)).rejects.toMatchObject({ code: 'TRANSACTION_CANCELED' })
    expect(await stockOf(order)).toBe(8)
  })
})

describe('refunding', () => {
  it('gives back once what was charged, also when nobody had heard of the charge', async () => {
    const order = await inStock({ card: 'silent' })
    await reserve(context, order)
    await expect(charge(context, order)).rejects.toThrow('does not answer')
    await release(context, order)

    expect(await refund(context, order)).toBe('done')
    expect(await refund(context, order)).toBe('done')

    expect(chargesOf(order)).toMatchObject([{ refunded: true }])
    expect((await all(order)).payment).toMatchObject({ status: 'refunded', amountInCents: 700 })
  })

  it('is fine when nothing was charged', async () => {
    const order = await inStock()

    expect(await refund(context, order)).toBe('done')
    expect(await all(order)).toEqual({})
  })
})
