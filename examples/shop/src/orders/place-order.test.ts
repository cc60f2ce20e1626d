import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { type Answer, httpShop } from '../testing/http-shop.js'
import { aCustomer, aProduct } from '../testing/samples.js'

const { db, get, send } = httpShop()

/** Puts an order; without an id, a new one. */
function place(
  customerId: string,
  lines: readonly { sku: string; quantity: number }[],
  orderId = ulid(),
): Promise<Answer> {
  return send('PUT', `/customers/${customerId}/orders/${orderId}`, { lines })
}

const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort()
const times = (count: number, status: number) => Array.from({ length: count }, () => status)

async function customers(count: number): Promise<string[]> {
  const created = Array.from({ length: count }, () => db.customer.create(aCustomer()))
  return (await Promise.all(created)).map(({ customerId }) => customerId)
}

describe('the stock', () => {
  it('of 10 is sold 10 times to 50 customers who order at the same time, and never oversold', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 10 }))
    const buyers = await customers(50)

    const watching = watchStock(sku)
    const answers = await Promise.all(buyers.map((buyer) => place(buyer, [{ sku, quantity: 1 }])))
    const seen = await watching.stop()

    expect(statusesOf(answers)).toEqual([...times(10, 201), ...times(40, 409)])
    expect((await get(`/products/${sku}`)).body.stock).toBe(0)
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0)
    const counts = await Promise.all(buyers.map(async (customerId) => db.customer.getOrFail({ customerId })))
    expect(counts.reduce((sum, { orderCount }) => sum + orderCount, 0)).toBe(10)
  })

  it('is left as it is by an order of which one line cannot be had, and says which', async () => {
    const plenty = await db.product.create(aProduct({ stock: 100 }))
    const scarce = await db.product.create(aProduct({ stock: 2 }))
    const [customerId = ''] = await customers(1)

    const { status, body } = await place(customerId, [
      { sku: plenty.sku, quantity: 5 },
      { sku: scarce.sku, quantity: 3 },
    ])

    expect([status, body.type]).toEqual([409, '/problems/out-of-stock'])
    expect(body.products).toEqual([{ sku: scarce.sku, wanted: 3, left: 2 }])
    expect((await get(`/products/${plenty.sku}`)).body.stock).toBe(100)
    expect((await get(`/customers/${customerId}/orders`)).body.items).toEqual([])
  })

  /** Reads the stock again and again. */
  function watchStock(sku: string): { stop(): Promise<number[]> } {
    const seen: number[] = []
    let watching = true
    const done = (async () => {
      while (watching) seen.push((await db.product.getOrFail({ sku }, { consistent: true })).stock)
    })()
    return {
      stop: async () => {
        watching = false
        await done
        return seen
      },
    }
  }
})

describe('an order that is sent again', () => {
  it('is the same order, also when the price and the stock have changed', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 1, priceInCents: 100 }))
    const [customerId = ''] = await customers(1)
    const orderId = ulid()
    const first = await place(customerId, [{ sku, quantity: 1 }], orderId)
    await send('PATCH', `/products/${sku}`, { priceInCents: 200 })

    const again = await place(customerId, [{ sku, quantity: 1 }], orderId)

    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    expect((await get(`/products/${sku}`)).body.stock).toBe(0)
    expect((await get(`/customers/${customerId}`)).body.orderCount).toBe(1)
  })

  it('is placed once, however often it is sent at the same time', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 50 }))
    const [customerId = ''] = await customers(1)
    const orderId = ulid()

    const answers = await Promise.all(
      times(10, 0).map(() => place(customerId, [{ sku, quantity: 2 }], orderId)),
    )

    expect(statusesOf(answers)).toEqual([...times(9, 200), 201])
    expect((await get(`/products/${sku}`)).body.stock).toBe(48)
  })

  it('is refused when it is another one', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 50 }))
    const [customerId = ''] = await customers(1)
    const orderId = ulid()
    await place(customerId, [{ sku, quantity: 1 }], orderId)

    const { status, body } = await place(customerId, [{ sku, quantity: 2 }], orderId)

    expect([status, body.type]).toEqual([409, '/problems/already-exists'])
    expect((await get(`/products/${sku}`)).body.stock).toBe(49)
  })
})

describe('cancelling', () => {
  it('puts the products back once, however often it is asked for', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 10 }))
    const [customerId = ''] = await customers(1)
    const orderId = ulid()
    await place(customerId, [{ sku, quantity: 4 }], orderId)
    const path = `/customers/${customerId}/orders/${orderId}`

    const answers = await Promise.all(times(5, 0).map(() => send('PATCH', path, { status: 'cancelled' })))
    const later = await send('PATCH', path, { status: 'cancelled' })

    for (const { status } of answers) expect([200, 409]).toContain(status)
    expect([later.status, later.body.status]).toEqual([200, 'cancelled'])
    expect((await get(`/products/${sku}`)).body.stock).toBe(10)
  })

  it('and paying at the same time do not both succeed', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 10 }))
    const [customerId = ''] = await customers(1)
    const orderId = ulid()
    await place(customerId, [{ sku, quantity: 4 }], orderId)
    const path = `/customers/${customerId}/orders/${orderId}`

    await Promise.all([
      send('PATCH', path, { status: 'shipped' }),
      send('PATCH', path, { status: 'paid' }),
      send('PATCH', path, { status: 'cancelled' }),
    ])

    const { status } = (await get(path)).body
    expect((await get(`/products/${sku}`)).body.stock).toBe(status === 'cancelled' ? 10 : 6)
  })
})
