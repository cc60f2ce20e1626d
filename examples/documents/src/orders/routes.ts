import { Hono } from 'hono'
import type { Stores } from '../collections/collections.js'
import { documentResponse, pageResponse } from '../http/answers.js'
import type { DocumentsEnv } from '../http/env.js'
import {
  changeStatus,
  deleteOrder,
  orderByKey,
  ordersByStatus,
  ordersOfCustomer,
  placeOrder,
} from './handlers.js'

/** Orders of one customer: `/customers/:customerId/orders`. */
export function customerOrderRoutes(stores: Stores): Hono<DocumentsEnv> {
  return new Hono<DocumentsEnv>()
    .get('/', async (c) => {
      const input = { ...c.req.query(), customerId: c.req.param('customerId') ?? '' }
      return pageResponse(c, await ordersOfCustomer(stores, c.var.context, input))
    })
    .get('/:orderId', async (c) => documentResponse(c, await orderByKey(stores, c.var.context, keyOf(c.req))))
    .put('/:orderId', async (c) => {
      const input = { ...(await c.req.json()), ...keyOf(c.req) }
      return c.json(await placeOrder(stores, c.var.context, input), 201)
    })
    .patch('/:orderId', async (c) => {
      const input = { ...(await c.req.json()), ...keyOf(c.req) }
      return documentResponse(c, await changeStatus(stores, c.var.context, input))
    })
    .delete('/:orderId', async (c) => {
      await deleteOrder(stores, c.var.context, keyOf(c.req))
      return c.body(null, 204)
    })
}

/** Orders of everybody: `/orders?status=`. */
export function orderRoutes(stores: Stores): Hono<DocumentsEnv> {
  return new Hono<DocumentsEnv>().get('/', async (c) =>
    pageResponse(c, await ordersByStatus(stores, c.var.context, c.req.query() as never)),
  )
}

/** The folder that the routes are mounted in has the customer. */
function keyOf(request: { param(name: string): string | undefined }) {
  return { customerId: request.param('customerId') ?? '', orderId: request.param('orderId') ?? '' }
}
