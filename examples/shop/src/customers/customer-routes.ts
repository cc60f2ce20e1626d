import { Hono } from 'hono'
import { ulid } from 'ulid'
import { z } from 'zod'
import { tiers } from '../design.js'
import { id, name, someOf } from '../http/fields.js'
import { nextPage, pageResponse, paging } from '../http/paging.js'
import { readItem, readPage, type ShopEnv } from '../http/pattern-calls.js'
import { valid } from '../http/valid.js'
import { demandedVersion, etag } from '../http/version.js'
import { Problem } from '../problems/problem.js'
import type { ShopClient } from '../shop-client.js'

/** In lower case, so that one mailbox is one customer. */
const email = z.string().trim().toLowerCase().max(254).pipe(z.email())
const newCustomer = z.strictObject({ name, email, city: name, tier: z.enum(tiers).optional() })
const customerChange = someOf(newCustomer.partial())
const ofCustomer = z.object({ customerId: id })

export function customerRoutes(db: ShopClient): Hono<ShopEnv> {
  return new Hono<ShopEnv>()
    .get('/', valid('query', paging.extend({ email })), async (c) => {
      const { email, limit, cursor } = c.req.valid('query')
      const page = await readPage(c, 'customerByEmail', (capacity) =>
        db.customerByEmail({ email }, { limit, after: cursor, capacity }),
      )
      return pageResponse(c, page)
    })
    .post('/', valid('json', newCustomer), async (c) => {
      const customer = await db.customer.create({ customerId: ulid(), ...c.req.valid('json') })
      c.header('Location', `/customers/${customer.customerId}`)
      c.header('ETag', etag(customer.version))
      return c.json(customer, 201)
    })
    .get('/:customerId', valid('param', ofCustomer), async (c) => {
      const key = c.req.valid('param')
      const customer = await readItem(c, 'customerById', (capacity) => db.customerById(key, { capacity }))
      if (customer === undefined) throw noCustomer()
      c.header('ETag', etag(customer.version))
      return c.json(customer)
    })
    .patch('/:customerId', valid('param', ofCustomer), valid('json', customerChange), async (c) => {
      const ifVersion = demandedVersion(c)
      const set = c.req.valid('json')
      const customer = await db.customer.update(c.req.valid('param'), { set, ifVersion, return: 'new' })
      c.header('ETag', etag(customer.version))
      return c.json(customer)
    })
    .get('/:customerId/with-orders', valid('param', ofCustomer), valid('query', paging), async (c) => {
      const key = c.req.valid('param')
      const { limit, cursor } = c.req.valid('query')
      // Downwards, PROFILE comes before every ORDER#…, and the latest order before the others.
      const { items, ...page } = await readPage(c, 'customerWithOrders', (capacity) =>
        db.customerWithOrders(key, { order: 'descending', limit, after: cursor, capacity }),
      )
      const customer = items.find((one) => one.entity === 'customer')?.item
      if (customer === undefined && cursor === undefined) throw noCustomer()
      const orders = items.flatMap((one) => (one.entity === 'order' ? [one.item] : []))
      return c.json({ customer, orders, ...nextPage(c, page.cursor) })
    })
}

function noCustomer(): Problem {
  return new Problem('not-found', 'There is no such customer.')
}
