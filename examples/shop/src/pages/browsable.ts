import { describeAccessPatterns } from '@keyprint/key-design'
import type { Context, MiddlewareHandler } from 'hono'
import { accepts } from 'hono/accepts'
import { shop } from '../design.js'
import type { ShopEnv } from '../http/pattern-calls.js'
import { type Answer, resultPage } from './result-page.js'

/** Shows every JSON answer as a page to those who ask for HTML, that is to browsers. Routes know nothing of it. */
export function browsable(): MiddlewareHandler<ShopEnv> {
  const patterns = new Map(describeAccessPatterns(shop).map((pattern) => [pattern.name, pattern]))
  return async (c, next) => {
    await next()
    if (!/^application\/(problem\+)?json/.test(c.res.headers.get('Content-Type') ?? '')) return
    c.header('Vary', 'Accept', { append: true })
    if (!wantsHtml(c)) return
    const { pathname, search } = new URL(c.req.url)
    const call = c.get('call')
    const pattern = call && patterns.get(call.pattern)
    const page = resultPage({
      address: decoded(pathname + search),
      url: c.req.url,
      status: c.res.status,
      body: await c.res.json(),
      called: call && pattern && { pattern, call },
    } satisfies Answer)
    c.res = new Response(String(await page), {
      status: c.res.status,
      headers: { 'Content-Type': 'text/html; charset=UTF-8' },
    })
  }
}

function wantsHtml(c: Context): boolean {
  const supports = ['application/json', 'text/html']
  return accepts(c, { header: 'Accept', supports, default: 'application/json' }) === 'text/html'
}

/** For people; what is no UTF-8 is left as it is. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
