import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Authenticate } from './auth/verify-token.js'
import { problemResponse } from './http/answers.js'
import { correlationIdOf } from './http/correlation-id.js'
import type { ApiEnv } from './http/env.js'
import { handleOperation } from './http/handle-operation.js'
import { type Log, logAsJson } from './http/log.js'
import { Problem } from './http/problem.js'
import { causesOf, nameOf, toProblem } from './http/to-problem.js'
import type { Limiter } from './limits/limiter.js'
import { Turns } from './limits/turns.js'
import { API_PATH, openApi } from './openapi/openapi.js'
import { pageRoutes } from './pages/page-routes.js'
import type { Services } from './services.js'

/** What the app is made from. */
export interface AppOptions {
  readonly services: Services
  readonly authenticate: Authenticate
  readonly limiter: Limiter
  /** Default: lines of JSON on the console. */
  readonly log?: Log
}

const MAX_BODY_BYTES = 1024 * 1024

/** The API over HTTP, its description, and a page to look at one's data. */
export function createApp({ services, authenticate, limiter, log = logAsJson }: AppOptions): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.use(async (c, next) => {
    const started = performance.now()
    c.set('correlationId', correlationIdOf(c.req.header('X-Correlation-Id')))
    c.header('X-Correlation-Id', c.var.correlationId)
    await next()
    const { correlationId, tenantId: tenant, error, causes, operation = c.req.method } = c.var
    const milliseconds = Math.round(performance.now() - started)
    log({ correlationId, operation, tenant, status: c.res.status, milliseconds, error, causes })
  })
  app.use(secureHeaders(SECURITY))
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }))
  app.get('/api/data/openapi.json', (c) => c.json(openApi()))
  const gate = { services, authenticate, limiter, turns: new Turns() }
  app.post(`${API_PATH}/:operation`, handleOperation(gate))
  app.delete(API_PATH, handleOperation(gate, 'deprovision'))
  app.route('/', pageRoutes())
  app.notFound((c) => problemResponse(c, new Problem('not-found', 'Nothing has that address.')))
  app.onError((error, c) => {
    c.set('error', nameOf(error))
    c.set('causes', causesOf(error))
    return problemResponse(c, toProblem(error))
  })
  return app
}

/** The page's own scripts and nobody else's. Whether TLS is strict is for who terminates it to say. */
const SECURITY: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: false,
}

function tooLarge(): never {
  throw new Problem('too-large', `A body has ${MAX_BODY_BYTES / 1024} KiB at the most.`)
}
