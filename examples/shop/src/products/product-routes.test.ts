import { describe, expect, it } from 'vitest'
import { httpShop } from '../testing/http-shop.js'
import { aProduct } from '../testing/samples.js'

const { db, get, send } = httpShop()

describe('POST /products', () => {
  it('creates a product', async () => {
    const product = aProduct({ sku: 'TOY 1/2' })
    const created = await send('POST', '/products', product)

    expect([created.status, created.body]).toEqual([201, product])
    expect((await get(created.headers.get('Location') ?? '')).body).toEqual(product)
  })

  it('refuses a SKU that is there', async () => {
    const product = await db.product.create(aProduct())
    const { status, body } = await send('POST', '/products', { ...product, name: 'Other' })

    expect([status, body.type]).toEqual([409, '/problems/already-exists'])
    expect((await get(`/products/${product.sku}`)).body).toEqual(product)
  })

  it.each([
    { stock: -1 },
    { priceInCents: 1.5 },
    { category: 'Cars' },
    { name: '' },
    { sku: 'x'.repeat(65) },
    { sku: '.' },
    { sku: '..' },
    { stock: '5' },
  ])('refuses %j', async (wrong) => {
    const { status, body } = await send('POST', '/products', { ...aProduct(), ...wrong })

    expect(status).toBe(400)
    expect(body.errors).toEqual([expect.objectContaining({ in: 'body', path: Object.keys(wrong)[0] })])
  })
})

describe('GET /products?category=', () => {
  it('gives the products of a category by name', async () => {
    for (const name of ['Spade', 'Apron', 'Hose'])
      await db.product.create(aProduct({ category: 'Garden', name }))

    const { body } = await get('/products?category=Garden')

    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['Apron', 'Hose', 'Spade'])
  })

  it('refuses a category that there is not, and none at all', async () => {
    expect((await get('/products?category=Cars')).status).toBe(400)
    expect((await get('/products')).status).toBe(400)
  })
})

describe('PATCH /products/{sku}', () => {
  it('renames a product, and its place in the category with it', async () => {
    const { sku } = await db.product.create(aProduct({ category: 'Office', name: 'Zip file' }))
    await db.product.create(aProduct({ category: 'Office', name: 'Middle' }))

    const { status } = await send('PATCH', `/products/${sku}`, { name: 'Archive', priceInCents: 5 })

    const { body } = await get('/products?category=Office')
    expect(status).toBe(200)
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['Archive', 'Middle'])
    expect(body.items[0].priceInCents).toBe(5)
  })

  it('does not set the stock: that would undo sales', async () => {
    const { sku } = await db.product.create(aProduct())

    expect((await send('PATCH', `/products/${sku}`, { stock: 99 })).status).toBe(400)
  })

  it('is 404 where there is none', async () => {
    expect((await send('PATCH', '/products/none', { name: 'A' })).status).toBe(404)
  })
})

describe('POST /products/{sku}/deliveries', () => {
  it('adds to the stock, each delivery once', async () => {
    const { sku } = await db.product.create(aProduct({ stock: 1 }))
    const deliver = () => send('POST', `/products/${sku}/deliveries`, { quantity: 5 })

    await Promise.all([deliver(), deliver(), deliver()])

    expect((await get(`/products/${sku}`)).body.stock).toBe(16)
  })

  it('is 404 where there is no product, and creates none', async () => {
    expect((await send('POST', '/products/none/deliveries', { quantity: 5 })).status).toBe(404)
    expect((await get('/products/none')).status).toBe(404)
  })

  it.each([0, -5, 1.5, '5'])('refuses a quantity of %j', async (quantity) => {
    const { sku } = await db.product.create(aProduct())

    expect((await send('POST', `/products/${sku}/deliveries`, { quantity })).status).toBe(400)
  })
})
