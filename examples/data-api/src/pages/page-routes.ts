import { Hono } from 'hono'
import type { ApiEnv } from '../http/env.js'

export function pageRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
}
