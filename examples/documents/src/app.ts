import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { contextOfRequest, correlationIdOf } from './auth/context-of-request.js'
import type { VerifyToken } from './auth/verify-token.js'
import type { Stores } from './collections/collections.js'
import { customerRoutes } from './customers/routes.js'
import { problemResponse } from './http/answers.js'
import type { DocumentsEnv } from './http/env.js'
import { Problem, problemTypes } from './http/problem.js'
import { toProblem } from './http/to-problem.js'
import { customerOrderRoutes, orderRoutes } from './orders/routes.js'

/** What the app is made from. */
export interface AppOptions {
  readonly stores: Stores
  readonly verify: VerifyToken
  /** Where errors go that are not the caller's fault. Default: the console. */
  readonly log?: Pick<Console, 'error'>
}

const MAX_BODY_BYTES = 64 * 1024

/** Customers and orders over HTTP. Nothing in it knows where they are kept. */
export function createApp({ stores, verify, log = console }: AppOptions): Hono<DocumentsEnv> {
  const app = new Hono<DocumentsEnv>()
  app.use(async (c, next) => {
    c.set('correlationId', correlationIdOf(c.req.header('X-Correlation-Id')))
    c.header('X-Correlation-Id', c.var.correlationId)
    await next()
  })
  app.get('/health', async (c) => {
    const { status, problems } = await stores.health()
    if (status !== 'ok') log.error(problems.join(' '))
    return c.json({ status }, status === 'ok' ? 200 : 503)
  })
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => tooLarge() }))
  app.use(async (c, next) => {
    c.set('context', await contextOfRequest(c.req.raw.headers, c.var.correlationId, verify))
    await next()
  })
  app.route('/customers', customerRoutes(stores))
  app.route('/customers/:customerId/orders', customerOrderRoutes(stores))
  app.route('/orders', orderRoutes(stores))
  app.notFound((c) => problemResponse(c, new Problem('not-found', 'Nothing has that address.')))
  app.onError((error, c) => {
    const problem = toProblem(error instanceof SyntaxError ? invalidJson(error) : error)
    if (problemTypes[problem.type].status >= 500)
      log.error(`${c.req.method} ${c.req.path}`, c.var.correlationId, error)
    return problemResponse(c, problem)
  })
  return app
}

function tooLarge(): never {
  throw new Problem('too-large', `A body has ${MAX_BODY_BYTES / 1024} KiB at the most.`)
}

const invalidJson = (cause: SyntaxError) =>
  new Problem('invalid-request', 'The body is not valid JSON.', {}, { cause })
