import { Hono } from 'hono'
import type { ApiEnv } from '../http/env.js'
import { apiPage } from './api-page.js'
import { type Asset, assets } from './assets.js'

/** The page of a tenant, and the one that describes the API. Neither has data in it: the browser gets that with a token. */
export function pageRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const page = assets['index.html'] as Asset
  routes.get('/', (c) => c.body(page.text, 200, { 'Content-Type': page.type }))
  routes.get('/api', (c) => c.html(apiPage()))
  for (const [name, { type, text }] of Object.entries(assets))
    if (name !== 'index.html') routes.get(`/${name}`, (c) => c.body(text, 200, { 'Content-Type': type }))
  return routes
}
