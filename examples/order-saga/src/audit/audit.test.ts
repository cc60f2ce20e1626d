import { describe, expect, it } from 'vitest'
import type { Charge } from '../payments/ledger.js'
import { nextSaga } from '../saga/next-saga.js'
import { ORDER, type OrderSaga, type PlacedOrder } from '../saga/order-saga.js'
import { placeOrder } from '../saga/place-order.js'
import { anOrder, orderTables } from '../testing/order-table.js'
import { audit } from './audit.js'

const { context, db, sagas } = orderTables()

const aCharge = ({ orderId }: PlacedOrder, own: Partial<Charge> = {}): Charge => ({
  chargeId: `of ${orderId}`,
  orderId,
  amountInCents: 700,
  refunded: false,
  ...own,
})

/** An order that was shipped as it should be: of 10, 8 are left. */
async function shipped() {
  const order = anOrder()
  const { orderId, lines, totalInCents } = order
  const charges = [aCharge(order)]
  const products = [{ sku: lines[0]?.sku ?? '', stock: 10 }]
  await placeOrder(context, order)
  for (const step of ['reserving', 'charging', 'shipping'] as const) await move(order, step)
  await db.product.create({ sku: products[0]?.sku ?? '', stock: 8 })
  await db.order.create({ orderId, status: 'shipped', lines: [...lines], totalInCents })
  await db.payment.create({ orderId, chargeId: 'c', amountInCents: 700, status: 'charged' })
  await db.shipment.create({ orderId, shippedAt: new Date() })
  return { order, orderId, products, charges, placed: [order], db, sagas }
}

async function move({ orderId }: PlacedOrder, step: 'reserving' | 'charging' | 'shipping'): Promise<void> {
  const saga = (await sagas.getByCorrelationId(ORDER, orderId)) as OrderSaga
  await sagas.update(ORDER, nextSaga(saga, step, 'done', 1_000), saga.metadata.version)
}

/** The provider's books, where it is them that are wrong. */
type Spoilt = PromiseLike<unknown> | readonly Charge[]

type Shipped = Awaited<ReturnType<typeof shipped>>

describe('the audit', () => {
  it('finds nothing where all is well', async () => {
    expect(await audit(await shipped())).toEqual({ shipped: 1, cancelled: 0, faults: [] })
  })

  const faults: readonly (readonly [string, (of: Shipped) => Spoilt, RegExp])[] = [
    ['is lost', ({ orderId }) => sagas.delete(ORDER, orderId), /is lost: it has no saga/],
    ['has not ended', ({ placed }) => begun(placed), /has not ended: it is reserving/],
    ['was charged twice', ({ order, charges }) => [...charges, aCharge(order)], /charged 2 times/],
    ['was shipped unpaid', () => [], /was shipped unpaid/],
    ['was shipped and refunded', ({ order }) => [aCharge(order, { refunded: true })], /shipped unpaid/],
    ['was charged too much', ({ order }) => [aCharge(order, { amountInCents: 701 })], /another amount/],
    ['has no shipment', ({ orderId }) => db.shipment.delete({ orderId }), /is shipped, and has no shipment/],
    [
      'was charged and not shipped',
      ({ orderId }) => db.shipment.delete({ orderId }),
      /charged and not shipped/,
    ],
    ['has no payment', ({ orderId }) => db.payment.delete({ orderId }), /with a payment that is undefined/],
    [
      'is something else in the table',
      ({ orderId }) => db.order.update({ orderId }, { set: { status: 'cancelled' } }),
      /is shipped to its saga, and cancelled in the table/,
    ],
    [
      'has taken stock twice',
      ({ products }) => db.product.update({ sku: products[0]?.sku ?? '' }, { add: { stock: -2 } }),
      /6 are left of 10, and 2 were shipped/,
    ],
  ]

  it.each(faults)('finds an order that %s', async (_, spoil, fault) => {
    const input = await shipped()
    const spoilt = await spoil(input)

    const found = await audit({ ...input, ...(Array.isArray(spoilt) && { charges: spoilt }) })

    expect(found.faults.join('\n')).toMatch(fault)
  })

  async function begun(placed: PlacedOrder[]): Promise<void> {
    const order = anOrder()
    await placeOrder(context, order)
    placed.push(order)
  }
})
