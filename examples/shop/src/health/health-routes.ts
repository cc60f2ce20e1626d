import { Hono } from 'hono'
import type { ShopEnv } from '../http/pattern-calls.js'
import type { ShopClient } from '../shop-client.js'

/** For load balancers: 200 when the table is there and as the design has it, else 503. The log says why. */
export function healthRoutes(db: ShopClient, log: Pick<Console, 'error'>): Hono<ShopEnv> {
  return new Hono<ShopEnv>().get('/', async (c) => {
    const { status, problems } = await db.health()
    if (status !== 'ok') log.error(`The table is ${status}: ${problems.join(' ')}`)
    c.header('Cache-Control', 'no-store')
    return c.json({ status }, status === 'ok' ? 200 : 503)
  })
}
