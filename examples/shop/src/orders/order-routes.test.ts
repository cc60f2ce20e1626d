import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { httpShop } from '../testing/http-shop.js'
import { aCustomer, anOrder, aProduct } from '../testing/samples.js'

const { db, get, send } = httpShop()
const HOUR_MS = 60 * 60 * 1000

/** A customer with orders, one a day, the first on the first of May. */
async function customerWithOrders(days: number): Promise<{ customerId: string; orderIds: string[] }> {
  const { customerId } = await db.customer.create(aCustomer())
  const orderIds = Array.from({ length: days }, (_, i) => ulid(Date.UTC(2026, 4, 1 + i)))
  await db.batch.write((batch) =>
    orderIds.map((orderId) => batch.order.put(anOrder({ customerId, orderId, status: 'delivered' }))),
  )
  return { customerId, orderIds }
}

const idsOf = (orders: readonly { orderId: string }[]) => orders.map(({ orderId }) => orderId)

/** Every page of a list, by following its links. */
async function allPages(first: string): Promise<{ orderId: string }[][]> {
  const pages = []
  for (let next: string | undefined = first; next !== undefined; ) {
    const { status, body, headers } = await get(next)
    expect(status).toBe(200)
    expect(headers.get('Link')).toBe(body.next === undefined ? null : `<${body.next}>; rel="next"`)
    pages.push(body.items)
    next = body.next
  }
  return pages
}

describe('GET /customers/{customerId}/orders', () => {
  it('gives each order once, the latest first, through all pages', async () => {
    const { customerId, orderIds } = await customerWithOrders(31)

    const pages = await allPages(`/customers/${customerId}/orders?limit=7`)

    expect(pages.map((page) => page.length)).toEqual([7, 7, 7, 7, 3])
    expect(idsOf(pages.flat())).toEqual(orderIds.toReversed())
  })

  it('gives the orders of a period, both ends included', async () => {
    const { customerId, orderIds } = await customerWithOrders(10)
    const orders = async (range: string) =>
      idsOf((await get(`/customers/${customerId}/orders?${range}`)).body.items)

    expect(await orders('from=2026-05-03&to=2026-05-05')).toEqual(orderIds.slice(2, 5).toReversed())
    expect(await orders('from=2026-05-09')).toEqual(orderIds.slice(8).toReversed())
    expect(await orders('to=2026-05-02T00:00:00Z')).toEqual(orderIds.slice(0, 2).toReversed())
    expect(await orders('from=2026-06-01')).toEqual([])
  })

  it('refuses a cursor of another customer, and one that was made up', async () => {
    const one = await customerWithOrders(3)
    const other = await customerWithOrders(3)
    const { body } = await get(`/customers/${one.customerId}/orders?limit=2`)
    const cursor = new URL(body.next, 'http://shop').searchParams.get('cursor')

    for (const wrong of [cursor, 'x', 'W10', `${cursor}x`]) {
      const { status, body } = await get(`/customers/${other.customerId}/orders?limit=2&cursor=${wrong}`)
      expect([status, body.type]).toEqual([400, '/problems/invalid-cursor'])
    }
  })

  it.each([
    ['from=2026-05-05&to=2026-05-01', 'from'],
    ['from=0000-01-01T00:00:00%2B23:59', 'from'],
    ['to=9999-12-31T23:59:59-23:59', 'to'],
  ])('refuses %s, and says where it is wrong', async (query, path) => {
    for (const list of ['/customers/c1/orders?', '/orders?status=paid&']) {
      const { status, body } = await get(`${list}${query}`)

      expect(status).toBe(400)
      expect(body.errors).toEqual([expect.objectContaining({ in: 'query', path })])
    }
  })

  it('refuses an id of the year 10889, and says where it is wrong', async () => {
    const { status, body } = await get('/customers/c1/orders/7ZZZZZZZZZZZZZZZZZZZZZZZZZ')

    expect(status).toBe(400)
    expect(body.errors).toEqual([expect.objectContaining({ in: 'path', path: 'orderId' })])
  })

  it.each(['limit=0', 'limit=101', 'limit=ten', 'from=yesterday', 'to=2026-13-01', 'cursor='])(
    'refuses %s',
    async (query) => {
      expect((await get(`/customers/c1/orders?${query}`)).status).toBe(400)
    },
  )
})

describe('GET /orders?status=', () => {
  it('gives the orders in a status, the oldest first, through all pages', async () => {
    const { customerId } = await db.customer.create(aCustomer())
    const orders = Array.from({ length: 25 }, (_, i) =>
      anOrder({ customerId, orderId: ulid(Date.UTC(2026, 5, 1 + i)), status: 'shipped' }),
    )
    await db.batch.write((batch) => orders.map((order) => batch.order.put(order)))

    const pages = await allPages('/orders?status=shipped&limit=10')

    expect(idsOf(pages.flat())).toEqual(orders.map(({ orderId }) => orderId))
    const { body } = await get('/orders?status=shipped&from=2026-06-24')
    expect(body.items).toHaveLength(2)
  })

  it('refuses a status that there is not, and none at all', async () => {
    expect((await get('/orders?status=lost')).status).toBe(400)
    expect((await get('/orders')).status).toBe(400)
  })
})

describe('PUT /customers/{customerId}/orders/{orderId}', () => {
  it('places an order at the prices of the moment, and empties the cart', async () => {
    const { customerId } = await db.customer.create(aCustomer())
    const kite = await db.product.create(aProduct({ name: 'Kite', priceInCents: 1690, stock: 5 }))
    const clay = await db.product.create(aProduct({ name: 'Clay', priceInCents: 990, stock: 3 }))
    const lines = [
      { sku: kite.sku, quantity: 2 },
      { sku: clay.sku, quantity: 3 },
    ]
    await send('PUT', `/customers/${customerId}/cart`, { lines })
    const orderId = ulid()

    const { status, body } = await send('PUT', `/customers/${customerId}/orders/${orderId}`, { lines })

    expect([status, body.status, body.totalInCents]).toEqual([201, 'placed', 6350])
    expect(body.lines[1]).toEqual({ sku: clay.sku, name: 'Clay', quantity: 3, priceInCents: 990 })
    expect((await get(`/customers/${customerId}/orders/${orderId}`)).body).toEqual(body)
    expect((await get(`/products/${kite.sku}`)).body.stock).toBe(3)
    expect((await get(`/products/${clay.sku}`)).body.stock).toBe(0)
    expect((await get(`/customers/${customerId}`)).body.orderCount).toBe(1)
    expect((await get(`/customers/${customerId}/cart`)).status).toBe(404)
  })

  it('is 404 for a customer or product that there is not, and sells nothing', async () => {
    const { customerId } = await db.customer.create(aCustomer())
    const { sku } = await db.product.create(aProduct({ stock: 5 }))
    const place = (customer: string, ...skus: string[]) =>
      send('PUT', `/customers/${customer}/orders/${ulid()}`, {
        lines: skus.map((one) => ({ sku: one, quantity: 1 })),
      })

    const unknownCustomer = await place('nobody', sku)
    const unknownProduct = await place(customerId, sku, 'nothing')

    expect([unknownCustomer.status, unknownCustomer.body.detail]).toEqual([404, 'There is no such customer.'])
    expect([unknownProduct.status, unknownProduct.body.products]).toEqual([404, ['nothing']])
    expect((await get(`/products/${sku}`)).body.stock).toBe(5)
  })

  it.each([
    ['of last week', ulid(Date.now() - 7 * 24 * HOUR_MS)],
    ['of tomorrow', ulid(Date.now() + 24 * HOUR_MS)],
    ['that is no ULID', 'first'],
    ['in lower case', ulid().toLowerCase()],
    ['beyond the range of ULIDs', 'Z1M7GJ2XFVPBBB1CM4NCQ9XYY4'],
  ])('refuses an id %s', async (_, orderId) => {
    const { status, body } = await send('PUT', `/customers/c1/orders/${orderId}`, {
      lines: [{ sku: 'a', quantity: 1 }],
    })

    expect(status).toBe(400)
    expect(body.errors).toEqual([expect.objectContaining({ in: 'path', path: 'orderId' })])
  })

  it.each([
    [{ lines: [] }],
    [{ lines: [{ sku: 'a', quantity: -1 }] }],
    [{ lines: [{ sku: 'a', quantity: 100 }] }],
    [{ lines: [{ sku: 'a', quantity: 1, priceInCents: 1 }] }],
    [{ lines: [{ sku: 'a', quantity: 1 }], status: 'paid' }],
  ])('refuses %j', async (order) => {
    expect((await send('PUT', `/customers/c1/orders/${ulid()}`, order)).status).toBe(400)
  })
})

describe('PATCH /customers/{customerId}/orders/{orderId}', () => {
  it('moves an order on, and in the list of its status', async () => {
    const { customerId } = await db.customer.create(aCustomer())
    const { orderId } = await db.order.create(anOrder({ customerId }))
    const inStatus = async (status: string) => idsOf((await get(`/orders?status=${status}`)).body.items)

    const { status, body } = await send('PATCH', `/customers/${customerId}/orders/${orderId}`, {
      status: 'paid',
    })

    expect([status, body.status]).toEqual([200, 'paid'])
    expect(await inStatus('paid')).toContain(orderId)
    expect(await inStatus('placed')).not.toContain(orderId)
  })

  it('refuses a status that cannot follow, and says which can', async () => {
    const { customerId } = await db.customer.create(aCustomer())
    const { orderId } = await db.order.create(anOrder({ customerId, status: 'paid' }))

    const { status, body } = await send('PATCH', `/customers/${customerId}/orders/${orderId}`, {
      status: 'delivered',
    })

    expect([status, body.type, body.possible]).toEqual([
      409,
      '/problems/status-refused',
      ['shipped', 'cancelled'],
    ])
  })

  it('is 404 where there is no order, and 400 for no status', async () => {
    expect((await send('PATCH', `/customers/c1/orders/${ulid()}`, { status: 'paid' })).status).toBe(404)
    expect((await send('PATCH', `/customers/c1/orders/${ulid()}`, { status: 'lost' })).status).toBe(400)
  })
})
