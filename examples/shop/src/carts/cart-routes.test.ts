import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { httpShop } from '../testing/http-shop.js'

const { db, table, get, send } = httpShop()
const DAY_MS = 24 * 60 * 60 * 1000
const lines = [{ sku: 'TOY-001', quantity: 2 }]

it('keeps a cart for a week after its last change', async () => {
  const { status, body } = await send('PUT', '/customers/c1/cart', { lines })

  expect(status).toBe(200)
  expect(body.lines).toEqual(lines)
  expect(Date.parse(body.expiresAt) - Date.now()).toBeGreaterThan(7 * DAY_MS - 60_000)
  expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThan(7 * DAY_MS + 60_000)
  expect((await get('/customers/c1/cart')).body).toEqual(body)
})

it('replaces a cart', async () => {
  await send('PUT', '/customers/c2/cart', { lines })
  await send('PUT', '/customers/c2/cart', { lines: [{ sku: 'TOY-002', quantity: 1 }] })

  expect((await get('/customers/c2/cart')).body.lines).toEqual([{ sku: 'TOY-002', quantity: 1 }])
})

it('stores the time of expiry as DynamoDB wants it: a number of seconds in the attribute of the table', async () => {
  const { body } = await send('PUT', '/customers/c3/cart', { lines })

  const Key = { pk: { S: 'CART#c3' }, sk: { S: 'CART' } }
  const { Item } = await table.client.send(new GetItemCommand({ TableName: table.tableName, Key }))

  expect(Item?.expiresAt).toEqual({ N: String(Date.parse(body.expiresAt) / 1000) })
})

it('gives no cart that has expired, though DynamoDB has not swept it yet', async () => {
  await db.cart.put({ customerId: 'c4', lines, expiresAt: new Date(Date.now() - 1000) })

  const { status, body } = await get('/customers/c4/cart')

  expect(status).toBe(404)
  expect(body.detail).toBe('The customer has no cart, or it has expired.')
})

it('deletes a cart, and does not mind if there is none', async () => {
  await send('PUT', '/customers/c5/cart', { lines })

  expect((await send('DELETE', '/customers/c5/cart')).status).toBe(204)
  expect((await get('/customers/c5/cart')).status).toBe(404)
  expect((await send('DELETE', '/customers/c5/cart')).status).toBe(204)
})

it.each([
  [{}],
  [{ lines: [] }],
  [{ lines: [{ sku: 'a', quantity: 0 }] }],
  [{ lines: [...lines, ...lines] }],
  [{ lines, expiresAt: '2099-01-01T00:00:00Z' }],
  [{ lines: Array.from({ length: 26 }, (_, i) => ({ sku: `s${i}`, quantity: 1 })) }],
])('refuses %j', async (cart) => {
  expect((await send('PUT', '/customers/c6/cart', cart)).status).toBe(400)
})
