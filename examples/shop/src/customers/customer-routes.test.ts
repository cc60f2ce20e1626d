import { describe, expect, it } from 'vitest'
import { httpShop } from '../testing/http-shop.js'
import { aCustomer, anOrder } from '../testing/samples.js'

const { db, get, send } = httpShop()

describe('POST /customers', () => {
  it('creates a customer and says where', async () => {
    const body = { name: 'Grace Okafor', email: 'Grace.Okafor@Example.com', city: 'Dublin' }
    const created = await send('POST', '/customers', body)

    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({
      ...body,
      email: 'grace.okafor@example.com',
      tier: 'free',
      orderCount: 0,
      version: 1,
    })
    expect(created.headers.get('ETag')).toBe('"1"')
    const location = created.headers.get('Location') ?? ''
    expect((await get(location)).body).toEqual(created.body)
  })

  it('refuses an email that somebody has, in whatever case', async () => {
    await db.customer.create(aCustomer({ email: 'taken@example.com' }))

    const { status, headers, body } = await send('POST', '/customers', {
      name: 'B',
      email: 'TAKEN@example.com',
      city: 'Rome',
    })

    expect(status).toBe(409)
    expect(headers.get('Content-Type')).toBe('application/problem+json')
    expect(body).toEqual({
      type: '/problems/not-unique',
      title: 'The value is taken',
      status: 409,
      detail: 'Another customer has that email.',
      instance: '/customers',
      attributes: ['email'],
    })
  })

  it('gives an email to one of many who ask for it at the same time', async () => {
    const requests = Array.from({ length: 10 }, (_, i) =>
      send('POST', '/customers', { name: `N${i}`, email: 'wanted@example.com', city: 'Rome' }),
    )
    const statuses = (await Promise.all(requests)).map(({ status }) => status).sort()

    expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    expect((await get('/customers?email=wanted@example.com')).body.items).toHaveLength(1)
  })

  it('lists everything that is wrong with a customer', async () => {
    const { status, body } = await send('POST', '/customers', { name: ' ', email: 'no', tier: 'gold', x: 1 })

    expect(status).toBe(400)
    expect(body.type).toBe('/problems/invalid-request')
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      '',
      'city',
      'email',
      'name',
      'tier',
    ])
  })

  it.each([
    ['no JSON', '{"name":', 'application/json', 400],
    ['another media type', 'name=A', 'application/x-www-form-urlencoded', 415],
    ['too much', JSON.stringify({ name: 'x'.repeat(70_000) }), 'application/json', 413],
  ])('refuses a body that is %s', async (_, body, type, expected) => {
    const { status, headers } = await send('POST', '/customers', body, { 'Content-Type': type })

    expect(status).toBe(expected)
    expect(headers.get('Content-Type')).toBe('application/problem+json')
  })
})

describe('GET /customers/{customerId}', () => {
  it('is 404 where there is none', async () => {
    const { status, body } = await get('/customers/nobody')

    expect(status).toBe(404)
    expect(body).toMatchObject({ type: '/problems/not-found', instance: '/customers/nobody' })
  })

  it('keeps ids apart whatever characters they have', async () => {
    await db.customer.create(aCustomer({ customerId: 'a#b/c%', name: 'Odd' }))

    expect((await get(`/customers/${encodeURIComponent('a#b/c%')}`)).body.name).toBe('Odd')
    expect((await get(`/customers/${encodeURIComponent('a#b')}`)).status).toBe(404)
  })
})

describe('GET /customers?email=', () => {
  it('finds the customer', async () => {
    const customer = await db.customer.create(aCustomer({ email: 'find.me@example.com' }))

    const { body } = await get('/customers?email=Find.Me@example.com')

    expect(body.items).toEqual([expect.objectContaining({ customerId: customer.customerId })])
    expect((await get('/customers?email=nobody@example.com')).body).toEqual({ items: [] })
  })

  it('needs an email: customers cannot be listed', async () => {
    expect((await get('/customers')).status).toBe(400)
  })
})

describe('PATCH /customers/{customerId}', () => {
  it('changes the version that was read', async () => {
    const { customerId } = await db.customer.create(aCustomer())
    const read = await get(`/customers/${customerId}`)

    const changed = await send(
      'PATCH',
      `/customers/${customerId}`,
      { city: 'Porto', tier: 'plus' },
      { 'If-Match': read.headers.get('ETag') ?? '' },
    )

    expect(changed.status).toBe(200)
    expect(changed.body).toEqual({ ...read.body, city: 'Porto', tier: 'plus', version: 2 })
    expect(changed.headers.get('ETag')).toBe('"2"')
  })

  it('refuses a version that somebody else has changed', async () => {
    const { customerId } = await db.customer.create(aCustomer())
    await db.customer.update({ customerId }, { set: { city: 'Bergen' } })

    const { status, body } = await send(
      'PATCH',
      `/customers/${customerId}`,
      { city: 'Porto' },
      { 'If-Match': '"1"' },
    )

    expect([status, body.type]).toEqual([412, '/problems/version-conflict'])
    expect((await get(`/customers/${customerId}`)).body.city).toBe('Bergen')
  })

  it('demands a version, or says that any will do', async () => {
    const { customerId } = await db.customer.create(aCustomer())
    const patch = (headers: Record<string, string>) =>
      send('PATCH', `/customers/${customerId}`, { city: 'Porto' }, headers)

    expect((await patch({})).status).toBe(428)
    expect((await patch({ 'If-Match': 'W/"1"' })).status).toBe(400)
    expect((await patch({ 'If-Match': '*' })).status).toBe(200)
  })

  it('frees the old email and takes the new one', async () => {
    const { customerId } = await db.customer.create(aCustomer({ email: 'old@example.com' }))
    await send('PATCH', `/customers/${customerId}`, { email: 'new@example.com' }, { 'If-Match': '"1"' })

    await db.customer.create(aCustomer({ email: 'old@example.com' }))
    const other = await send('POST', '/customers', { name: 'C', email: 'new@example.com', city: 'Rome' })

    expect(other.status).toBe(409)
    expect((await get('/customers?email=new@example.com')).body.items).toHaveLength(1)
  })

  it.each([{}, { orderCount: 5 }, { version: 9 }, { customerId: 'other' }])('refuses %j', async (change) => {
    const { customerId } = await db.customer.create(aCustomer())

    expect((await send('PATCH', `/customers/${customerId}`, change, { 'If-Match': '*' })).status).toBe(400)
  })

  it('is 404 where there is none', async () => {
    expect((await send('PATCH', '/customers/nobody', { city: 'Rome' }, { 'If-Match': '*' })).status).toBe(404)
  })
})

describe('GET /customers/{customerId}/with-orders', () => {
  it('gives the customer and the latest orders in one query, and the others on further pages', async () => {
    const { customerId } = await db.customer.create(aCustomer())
    const orders = Array.from({ length: 5 }, () => anOrder({ customerId }))
    await db.batch.write((batch) => orders.map((order) => batch.order.put(order)))
    await db.cart.put({ customerId, lines: [{ sku: 'x', quantity: 1 }], expiresAt: { days: 1 } })

    const first = await get(`/customers/${customerId}/with-orders?limit=3`)
    const second = await get(first.body.next)

    expect(first.body.customer.customerId).toBe(customerId)
    expect(second.body.customer).toBeUndefined()
    const ids = [...first.body.orders, ...second.body.orders].map(({ orderId }) => orderId)
    expect(first.body.orders).toHaveLength(2)
    expect(ids).toEqual(
      orders
        .map(({ orderId }) => orderId)
        .sort()
        .reverse(),
    )
  })

  it('is 404 where there is none', async () => {
    expect((await get('/customers/nobody/with-orders')).status).toBe(404)
  })
})
