import { type FaultProxy, faults, startFaultProxy } from '@keyprint/local'
import { ulid } from 'ulid'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { httpShop } from './testing/http-shop.js'
import { aCustomer, aProduct } from './testing/samples.js'

let proxy: FaultProxy
const { db, table, logged, get, send } = httpShop(async (endpoint) => {
  proxy = await startFaultProxy(endpoint)
  return proxy.client({ maxAttempts: 1 })
})
beforeEach(() => {
  proxy.reset()
  logged.length = 0
})
afterAll(() => proxy.stop())

describe('when DynamoDB does not do what it should', () => {
  it.each([
    ['throttles', faults.throttle(), 503, 'unavailable'],
    ['gives no answer', faults.loseAnswer(), 503, 'unavailable'],
    ['fails', faults.serverError(500), 503, 'unavailable'],
    ['is behind a broken gateway', faults.htmlError(), 503, 'unavailable'],
    [
      'denies',
      faults.serviceError({ status: 400, code: 'AccessDeniedException', message: 'arn:aws:secret' }),
      500,
      'internal',
    ],
    [
      'has lost the table',
      faults.serviceError({ status: 400, code: 'ResourceNotFoundException', message: 'x' }),
      500,
      'internal',
    ],
    [
      'refuses the request',
      faults.serviceError({ status: 400, code: 'ValidationException', message: 'x' }),
      500,
      'internal',
    ],
  ])(
    'and %s, a read says so without saying too much, and the log has the rest',
    async (_, fault, status, type) => {
      proxy.inject({ fault })

      const answer = await get('/products/KIT-001')

      expect([answer.status, answer.body.type]).toEqual([status, `/problems/${type}`])
      expect(answer.headers.get('Retry-After')).toBe(status === 503 ? '2' : null)
      expect(answer.text).not.toMatch(/arn:|127\.0\.0\.1|dynamo|stack|GetItem/i)
      expect(answer.text).not.toContain(table.tableName)
      expect(logged).toEqual([['GET /products/KIT-001', expect.any(Error)]])
    },
  )

  it('a write whose answer is lost is not said to have failed', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 1 }))
    proxy.inject({ operation: 'UpdateItem', fault: faults.loseAnswer() })

    const { status, body } = await send('POST', `/products/${sku}/deliveries`, { quantity: 1 })

    expect([status, body.type]).toEqual([504, '/problems/outcome-unknown'])
    expect((await get(`/products/${sku}`)).body.stock).toBe(2)
  })

  it('an order whose answer is lost can be sent again as it is', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 10 }))
    const { customerId } = await db.customer.create(aCustomer())
    const place = (orderId: string) =>
      send('PUT', `/customers/${customerId}/orders/${orderId}`, { lines: [{ sku, quantity: 1 }] })
    const orderId = ulid()
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })

    const lost = await place(orderId)
    const again = await place(orderId)

    expect([lost.status, again.status]).toEqual([504, 200])
    expect((await get(`/products/${sku}`)).body.stock).toBe(9)
  })

  it('an order that only met others on the same product is placed all the same', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 10 }))
    const { customerId } = await db.customer.create(aCustomer())
    const lines = [{ sku, quantity: 1 }]
    const place = () => send('PUT', `/customers/${customerId}/orders/${ulid()}`, { lines })

    proxy.inject({ times: 2, fault: faults.transactionConflict() })
    expect((await place()).status).toBe(201)

    proxy.inject({ times: 100, fault: faults.transactionConflict() })
    const busy = await place()
    expect([busy.status, busy.body.type]).toEqual([503, '/problems/unavailable'])
  })
})

describe('GET /health', () => {
  it('is 200 while the table is there and as the design has it', async () => {
    const { status, body, headers } = await get('/health')

    expect([status, body]).toEqual([200, { status: 'ok' }])
    expect(headers.get('Cache-Control')).toBe('no-store')
  })

  it('is 503 with the reason, and the log says more', async () => {
    proxy.inject({ operation: 'DescribeTable', fault: faults.throttle() })

    const { status, body } = await get('/health')

    expect([status, body]).toEqual([503, { status: 'throttled' }])
    expect(logged).toEqual([[expect.stringContaining('The table is throttled')]])
  })
})

describe('what is not there', () => {
  it('is 404 as a problem', async () => {
    const { status, headers, body } = await get('/customer')

    expect([status, body.type]).toEqual([404, '/problems/not-found'])
    expect(headers.get('Content-Type')).toBe('application/problem+json')
  })

  it('is 405 where another method would do', async () => {
    const { status, headers, body } = await send('DELETE', '/products/KIT-001')

    expect([status, body.type]).toEqual([405, '/problems/method-not-allowed'])
    expect(headers.get('Allow')).toContain('PATCH')
  })
})

describe('GET /problems/{type}', () => {
  it('explains a problem', async () => {
    const { body } = await get('/problems/out-of-stock')

    expect(body).toMatchObject({ type: 'out-of-stock', status: 409, title: 'Not enough in stock' })
    expect((await get('/problems/constructor')).status).toBe(404)
  })
})

it('lets browsers load nothing from elsewhere, and run nothing', async () => {
  const { headers } = await get('/')

  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
})
