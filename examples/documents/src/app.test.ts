import { randomUUID } from 'node:crypto'
import { faults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { documents } from './design.js'
import { storesFrom } from './stores.js'
import { type Caller, callerWith, type HttpApp, httpApp } from './testing/http.js'

const table = testTable(documents)
const inDynamoDB = (ServiceUrl: string) => ({
  DataStores__Document__DynamoDb__ServiceUrl: ServiceUrl,
  DataStores__Document__DynamoDb__TableName: table.tableName,
})
const lines = [{ sku: 'tea', quantity: 2, priceInCents: 450 }]

describe.each([
  ['dynamodb', inDynamoDB(table.endpoint)],
  ['memory', { DataStores__Document__Provider: 'Memory' }],
])('orders and customers over HTTP, kept in %s by one setting', (provider, environment) => {
  let app: HttpApp
  let clerk: Caller
  let customer: string
  const tenant = `tenant-${randomUUID()}`

  beforeAll(async () => {
    const stores = storesFrom({ environment })
    expect(stores.provider).toBe(provider)
    app = await httpApp(stores)
    clerk = await app.as({ tenant, user: 'ada', roles: ['clerk'] })
  })
  beforeEach(async () => {
    const { headers } = await clerk.send('POST', '/customers', { name: 'Grace' })
    customer = headers.get('Location') ?? ''
  })
  afterAll(() => app?.[Symbol.asyncDispose]())

  it('is well', async () => {
    expect(await callerWith(app.url, undefined).get('/health')).toMatchObject({
      status: 200,
      body: { status: 'ok' },
    })
  })

  it('makes a customer, and changes it in the version that was read', async () => {
    const found = await clerk.get(customer)
    expect([found.status, found.headers.get('ETag')]).toEqual([200, '"1"'])
    expect(found.body).toMatchObject({ name: 'Grace', tier: 'free', orderCount: 0 })

    const change = (ifMatch?: string) =>
      clerk.send(
        'PATCH',
        customer,
        { name: 'Grace H.' },
        ifMatch === undefined ? {} : { 'If-Match': ifMatch },
      )
    expect((await change()).status).toBe(428)
    expect((await change('"1"')).body).toMatchObject({ name: 'Grace H.' })
    const second = await change('"1"')
    expect([second.status, second.body.type]).toEqual([412, '/problems/version-conflict'])
    expect(second.headers.get('Content-Type')).toBe('application/problem+json')
  })

  it('places an order and counts it, once', async () => {
    const place = () => clerk.send('PUT', `${customer}/orders/o1`, { lines })
    const placed = await place()
    expect([placed.status, placed.body.totalInCents, placed.body.status]).toEqual([201, 900, 'placed'])
    expect((await place()).body.type).toBe('/problems/already-exists')
    expect((await clerk.get(customer)).body.orderCount).toBe(1)
    expect((await clerk.get(`${customer}/orders/o1`)).body).toEqual(placed.body)
  })

  it('counts orders that are placed at the same time', async () => {
    const place = (id: number) => clerk.send('PUT', `${customer}/orders/o${id}`, { lines })
    const placed = await Promise.all([place(1), place(2), place(3)])
    expect(placed.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await clerk.get(customer)).body.orderCount).toBe(3)
  })

  it('places no order for a customer that there is not', async () => {
    const { status, body } = await clerk.send('PUT', '/customers/nobody/orders/o1', { lines })
    expect([status, body.type]).toEqual([404, '/problems/not-found'])
    expect((await clerk.get('/customers/nobody/orders/o1')).status).toBe(404)
  })

  it('leads an order from status to status, and no other way', async () => {
    await clerk.send('PUT', `${customer}/orders/o1`, { lines })
    const change = (status: string) => clerk.send('PATCH', `${customer}/orders/o1`, { status })
    expect((await change('shipped')).body).toMatchObject({ type: '/problems/not-possible', status: 409 })
    expect((await change('paid')).body.status).toBe('paid')
    expect((await change('shipped')).body.status).toBe('shipped')
    expect((await change('lost')).body).toMatchObject({ type: '/problems/invalid-request' })
  })

  it('lists orders page by page, of a customer and in a status', async () => {
    for (const id of ['o1', 'o2', 'o3']) await clerk.send('PUT', `${customer}/orders/${id}`, { lines })
    const first = await clerk.get(`${customer}/orders?limit=2`)
    expect(first.body.items.map(({ orderId }: { orderId: string }) => orderId)).toEqual(['o1', 'o2'])
    expect(first.headers.get('Link')).toBe(`<${first.body.next}>; rel="next"`)
    expect((await clerk.get(first.body.next)).body.items).toHaveLength(1)

    const placed = await clerk.get('/orders?status=placed&limit=1')
    expect(placed.body.items).toHaveLength(1)
    const other = placed.body.next.replace('status=placed', 'status=paid')
    expect((await clerk.get(other)).body.type).toBe('/problems/invalid-cursor')
    expect((await clerk.get('/orders?status=lost')).body).toMatchObject({
      status: 400,
      errors: [{ path: 'status' }],
    })
  })

  it('lists the orders of a period, whether its ends have milliseconds or not', async () => {
    const { customerId, placedAt } = (await clerk.send('PUT', `${customer}/orders/o1`, { lines })).body
    const second = (time: number) => new Date(time).toISOString().replace(/\.\d+/, '')
    const [before, after] = [second(Date.parse(placedAt)), second(Date.parse(placedAt) + 1_000)]
    const isListed = async (period: string) => {
      const { items } = (await clerk.get(`/orders?status=placed&limit=100&${period}`)).body
      return items.some((order: { customerId: string }) => order.customerId === customerId)
    }

    expect(await isListed(`from=${before}&to=${after}`)).toBe(true)
    expect(await isListed(`from=${placedAt}&to=${placedAt}`)).toBe(true)
    expect(await isListed(`from=${after}`)).toBe(false)
    expect(await isListed(`to=${before}`)).toBe(placedAt.endsWith('.000Z'))
  })

  it('shows one tenant nothing of another', async () => {
    await clerk.send('PUT', `${customer}/orders/o1`, { lines })
    const { next } = (await clerk.get('/orders?status=placed&limit=1')).body
    const stranger = await app.as({ tenant: `other-${randomUUID()}`, user: 'eve', roles: ['admin'] })
    expect((await stranger.get(customer)).status).toBe(404)
    expect((await stranger.get('/orders?status=placed')).body).toEqual({ items: [] })
    if (next !== undefined) expect((await stranger.get(next)).body.type).toBe('/problems/invalid-cursor')
  })

  it('lets those do something who may', async () => {
    await clerk.send('PUT', `${customer}/orders/o1`, { lines })
    const guest = await app.as({ tenant, user: 'bob', roles: [] })
    expect((await guest.get(customer)).status).toBe(200)
    expect((await guest.send('POST', '/customers', { name: 'x' })).body.type).toBe('/problems/forbidden')
    expect((await clerk.send('DELETE', `${customer}/orders/o1`)).status).toBe(403)
    const admin = await app.as({ tenant, user: 'bob', roles: ['admin'] })
    expect((await admin.send('DELETE', `${customer}/orders/o1`)).body.type).toBe('/problems/not-possible')
    await clerk.send('PATCH', `${customer}/orders/o1`, { status: 'cancelled' })
    expect((await admin.send('DELETE', `${customer}/orders/o1`)).status).toBe(204)
  })

  it('knows nobody without a token, or with one that is not right', async () => {
    const of = async (claims: object, secret = 'for development on this machine only') =>
      callerWith(
        app.url,
        await new SignJWT({ ...claims })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(secret)),
      )
    const good = {
      sub: 'ada',
      tenant,
      iss: 'development',
      aud: 'documents',
      exp: Math.floor(Date.now() / 1000) + 60,
    }
    expect((await (await of(good)).get(customer)).status).toBe(200)
    for (const caller of [
      callerWith(app.url, undefined),
      callerWith(app.url, 'nonsense'),
      await of(good, 'another secret, as long as that one'),
      await of({ ...good, exp: 1 }),
      await of({ ...good, exp: undefined }),
      await of({ ...good, aud: 'others' }),
      await of({ ...good, iss: 'others' }),
    ]) {
      const { status, headers, body } = await caller.get(customer)
      expect([status, body.type]).toEqual([401, '/problems/unauthenticated'])
      expect(headers.get('WWW-Authenticate')).toBe('Bearer')
    }
    for (const unfit of [{ tenant: undefined }, { tenant: '\ud800' }, { sub: '\ud800' }]) {
      const homeless = await of({ ...good, ...unfit })
      expect((await homeless.get(customer)).body.type).toBe('/problems/forbidden')
    }
  })

  it('refuses what is no JSON, too much, or nothing that there is', async () => {
    expect((await clerk.send('POST', '/customers', '{')).body.type).toBe('/problems/invalid-request')
    expect((await clerk.send('POST', '/customers', { name: 'x', owner: 'me' })).status).toBe(400)
    expect((await clerk.send('POST', '/customers', { name: 'x'.repeat(70_000) })).status).toBe(413)
    expect((await clerk.get('/invoices')).body.type).toBe('/problems/not-found')
  })

  it('gives back the correlation id, or makes one', async () => {
    const { headers } = await clerk.get(customer, { 'X-Correlation-Id': 'request-7' })
    expect(headers.get('X-Correlation-Id')).toBe('request-7')
    const unfit = await clerk.get(customer, { 'X-Correlation-Id': 'a b' })
    expect(unfit.headers.get('X-Correlation-Id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describeWithDynamoDB('when DynamoDB fails', () => {
  it('callers are told what they can do, and the log has the rest', async () => {
    await using proxy = await startFaultProxy(table.endpoint)
    await using app = await httpApp(storesFrom({ environment: inDynamoDB(proxy.endpoint) }))
    const clerk = await app.as({ tenant: randomUUID(), user: 'ada', roles: ['clerk'] })
    proxy.inject({ times: 100, fault: faults.throttle() })
    const { status, headers, body } = await clerk.get('/customers/c1')
    expect([status, body.type, headers.get('Retry-After')]).toEqual([503, '/problems/unavailable', '2'])
    expect(app.logged).toEqual([['GET /customers/c1', headers.get('X-Correlation-Id'), expect.any(Error)]])
    expect(JSON.stringify(body)).not.toMatch(/dynamo|127\.0\.0\.1|stack/i)
  })
})
