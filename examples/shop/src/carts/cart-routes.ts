import { Hono } from 'hono'
import { z } from 'zod'
import { id, lines } from '../http/fields.js'
import { readItem, type ShopEnv } from '../http/pattern-calls.js'
import { valid } from '../http/valid.js'
import { Problem } from '../problems/problem.js'
import type { ShopClient } from '../shop-client.js'

const newCart = z.strictObject({ lines })
const ofCustomer = z.object({ customerId: id })

/** How long a cart lives after its last change. */
const LIFETIME = { days: 7 }

export function cartRoutes(db: ShopClient): Hono<ShopEnv> {
  return new Hono<ShopEnv>()
    .get('/', valid('param', ofCustomer), async (c) => {
      const key = c.req.valid('param')
      const cart = await readItem(c, 'cartOfCustomer', (capacity) => db.cartOfCustomer(key, { capacity }))
      if (cart === undefined) throw new Problem('not-found', 'The customer has no cart, or it has expired.')
      return c.json(cart)
    })
    .put('/', valid('param', ofCustomer), valid('json', newCart), async (c) => {
      const { customerId } = c.req.valid('param')
      const { lines } = c.req.valid('json')
      return c.json(await db.cart.put({ customerId, lines, expiresAt: LIFETIME }))
    })
    .delete('/', valid('param', ofCustomer), async (c) => {
      await db.cart.delete(c.req.valid('param'))
      return c.body(null, 204)
    })
}
