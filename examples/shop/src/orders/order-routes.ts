import { Hono } from 'hono'
import { z } from 'zod'
import { orderStatuses } from '../design.js'
import { id, lines } from '../http/fields.js'
import { pageResponse, paging, period, placedWithin } from '../http/paging.js'
import { readItem, readPage, type ShopEnv } from '../http/pattern-calls.js'
import { valid } from '../http/valid.js'
import { Problem } from '../problems/problem.js'
import type { ShopClient } from '../shop-client.js'
import { changeStatus } from './change-status.js'
import { checkFreshId, orderId, orderKey } from './order-key.js'
import { placeOrder } from './place-order.js'

const status = z.enum(orderStatuses)
const ofCustomer = z.object({ customerId: id })
const ofOrder = z.object({ customerId: id, orderId })
const list = period.safeExtend(paging.shape)

/** All orders, by status: under /orders. */
export function orderRoutes(db: ShopClient): Hono<ShopEnv> {
  return new Hono<ShopEnv>().get('/', valid('query', list.safeExtend({ status })), async (c) => {
    const { status, limit, cursor, ...range } = c.req.valid('query')
    const page = await readPage(c, 'ordersByStatus', (capacity) =>
      db.ordersByStatus({ status }, { ...placedWithin(range), limit, after: cursor, capacity }),
    )
    return pageResponse(c, page)
  })
}

/** The orders of one customer: under /customers/:customerId/orders. */
export function customerOrderRoutes(db: ShopClient): Hono<ShopEnv> {
  return new Hono<ShopEnv>()
    .get('/', valid('param', ofCustomer), valid('query', list), async (c) => {
      const key = c.req.valid('param')
      const { limit, cursor, ...range } = c.req.valid('query')
      const page = await readPage(c, 'ordersOfCustomer', (capacity) =>
        db.ordersOfCustomer(key, {
          ...placedWithin(range),
          order: 'descending',
          limit,
          after: cursor,
          capacity,
        }),
      )
      return pageResponse(c, page)
    })
    .get('/:orderId', valid('param', ofOrder), async (c) => {
      const { customerId, orderId } = c.req.valid('param')
      const key = orderKey(customerId, orderId)
      const order = await readItem(c, 'orderById', (capacity) => db.orderById(key, { capacity }))
      if (order === undefined) throw new Problem('not-found', 'There is no such order.')
      return c.json(order)
    })
    .put('/:orderId', valid('param', ofOrder), valid('json', z.strictObject({ lines })), async (c) => {
      const { customerId, orderId } = c.req.valid('param')
      checkFreshId(orderId)
      const { lines } = c.req.valid('json')
      const { order, repeated } = await placeOrder(db, { customerId, orderId, lines })
      return c.json(order, repeated ? 200 : 201)
    })
    .patch('/:orderId', valid('param', ofOrder), valid('json', z.strictObject({ status })), async (c) => {
      const { customerId, orderId } = c.req.valid('param')
      const { status } = c.req.valid('json')
      return c.json(await changeStatus(db, orderKey(customerId, orderId), status))
    })
}
