import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { Stores } from '../collections/collections.js'
import { demandedVersion, documentResponse } from '../http/answers.js'
import type { DocumentsEnv } from '../http/env.js'
import { createCustomer, customerById, renameCustomer } from './handlers.js'

export function customerRoutes(stores: Stores): Hono<DocumentsEnv> {
  return new Hono<DocumentsEnv>()
    .post('/', async (c) => {
      const customerId = randomUUID()
      const stored = await createCustomer(stores, c.var.context, { ...(await c.req.json()), customerId })
      c.header('Location', `/customers/${customerId}`)
      return documentResponse(c, stored, 201)
    })
    .get('/:customerId', async (c) =>
      documentResponse(c, await customerById(stores, c.var.context, c.req.param())),
    )
    .patch('/:customerId', async (c) => {
      const input = { ...(await c.req.json()), ...c.req.param(), ifVersion: demandedVersion(c) }
      return documentResponse(c, await renameCustomer(stores, c.var.context, input))
    })
}
