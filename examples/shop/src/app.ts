import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { secureHeaders } from 'hono/secure-headers'
import { cartRoutes } from './carts/cart-routes.js'
import { customerRoutes } from './customers/customer-routes.js'
import { healthRoutes } from './health/health-routes.js'
import { PatternCalls, type ShopEnv } from './http/pattern-calls.js'
import { problemResponse } from './http/problem-response.js'
import { toProblem } from './http/to-problem.js'
import { customerOrderRoutes, orderRoutes } from './orders/order-routes.js'
import { browsable } from './pages/browsable.js'
import type { Examples } from './pages/links.js'
import { pageRoutes } from './pages/page-routes.js'
import { Problem } from './problems/problem.js'
import { problemTypes } from './problems/problem-types.js'
import { productRoutes } from './products/product-routes.js'
import type { ShopClient } from './shop-client.js'

/** What the app is made from. */
export interface AppOptions {
  readonly db: ShopClient
  /** Values for the links on the start page. Default: none, and so no links. */
  readonly examples?: Examples | undefined
  /** Where errors go that are not the client's fault. Default: the console. */
  readonly log?: Pick<Console, 'error'>
}

const MAX_BODY_BYTES = 64 * 1024

/** The shop as a web application. It keeps nothing but the last call of each access pattern, for the start page. */
export function createApp({ db, examples, log = console }: AppOptions): Hono<ShopEnv> {
  const app = new Hono<ShopEnv>()
  const calls = new PatternCalls()
  app.use(async (c, next) => {
    c.set('calls', calls)
    await next()
  })
  app.use(secureHeaders(SECURITY))
  app.use(browsable())
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }))
  app.use(methodNotAllowed({ app, onMethodNotAllowed: notAllowed }))

  app.route('/', pageRoutes(examples))
  app.route('/health', healthRoutes(db, log))
  app.route('/customers', customerRoutes(db))
  app.route('/customers/:customerId/orders', customerOrderRoutes(db))
  app.route('/customers/:customerId/cart', cartRoutes(db))
  app.route('/products', productRoutes(db))
  app.route('/orders', orderRoutes(db))

  app.notFound((c) => problemResponse(c, new Problem('not-found', 'Nothing has that address.')))
  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problemTypes[problem.type].status >= 500) log.error(`${c.req.method} ${c.req.path}`, error)
    return problemResponse(c, problem)
  })
  return app
}

/** No scripts at all. Whether TLS is strict is for who terminates it to say. */
const SECURITY: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: false,
}

function tooLarge(c: Context): Response {
  return problemResponse(c, new Problem('too-large', `A body has ${MAX_BODY_BYTES / 1024} KiB at the most.`))
}

function notAllowed(c: Context, methods: readonly string[]): Response {
  const allowed = methods.join(', ')
  c.header('Allow', allowed)
  return problemResponse(c, new Problem('method-not-allowed', `Possible here: ${allowed}.`))
}
