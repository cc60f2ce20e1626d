import { Hono } from 'hono'
import { z } from 'zod'
import { categories } from '../design.js'
import { cents, id, name, someOf, stock } from '../http/fields.js'
import { pageResponse, paging } from '../http/paging.js'
import { readItem, readPage, type ShopEnv } from '../http/pattern-calls.js'
import { valid } from '../http/valid.js'
import { Problem } from '../problems/problem.js'
import type { ShopClient } from '../shop-client.js'

const category = z.enum(categories)
const newProduct = z.strictObject({ sku: id, name, category, priceInCents: cents, stock })
/** The stock is no part of it: who sets it to what it was read as, sells again what was sold meanwhile. */
const productChange = someOf(z.strictObject({ name, priceInCents: cents }).partial())
const delivery = z.strictObject({ quantity: z.int().min(1).max(100_000) })
const ofProduct = z.object({ sku: id })

export function productRoutes(db: ShopClient): Hono<ShopEnv> {
  return new Hono<ShopEnv>()
    .get('/', valid('query', paging.extend({ category })), async (c) => {
      const { category, limit, cursor } = c.req.valid('query')
      const page = await readPage(c, 'productsByCategory', (capacity) =>
        db.productsByCategory({ category }, { limit, after: cursor, capacity }),
      )
      return pageResponse(c, page)
    })
    .post('/', valid('json', newProduct), async (c) => {
      const product = await db.product.create(c.req.valid('json'))
      c.header('Location', `/products/${encodeURIComponent(product.sku)}`)
      return c.json(product, 201)
    })
    .get('/:sku', valid('param', ofProduct), async (c) => {
      const key = c.req.valid('param')
      const product = await readItem(c, 'productBySku', (capacity) => db.productBySku(key, { capacity }))
      if (product === undefined) throw new Problem('not-found', 'There is no such product.')
      return c.json(product)
    })
    .patch('/:sku', valid('param', ofProduct), valid('json', productChange), async (c) => {
      const set = c.req.valid('json')
      return c.json(await db.product.update(c.req.valid('param'), { set, return: 'new' }))
    })
    .post('/:sku/deliveries', valid('param', ofProduct), valid('json', delivery), async (c) => {
      const { quantity } = c.req.valid('json')
      const product = await db.product.update(c.req.valid('param'), {
        add: { stock: quantity },
        return: 'new',
      })
      return c.json(product)
    })
}
