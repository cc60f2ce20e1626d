import { readFileSync } from 'node:fs'
import { describeAccessPatterns } from '@keyprint/key-design'
import { Hono } from 'hono'
import { shop } from '../design.js'
import type { ShopEnv } from '../http/pattern-calls.js'
import { Problem } from '../problems/problem.js'
import { type ProblemType, problemTypes } from '../problems/problem-types.js'
import type { Examples } from './links.js'
import { startPage } from './start-page.js'

/** The same from `src` and from `dist`. */
const PUBLIC = new URL('../../public/', import.meta.url)

/** What is there for people: the start page, and what it needs. */
export function pageRoutes(examples: Examples | undefined): Hono<ShopEnv> {
  const patterns = describeAccessPatterns(shop)
  const [style, icon] = [publicFile('style.css'), publicFile('icon.svg')]
  return new Hono<ShopEnv>()
    .get('/', (c) => {
      c.header('Cache-Control', 'no-store')
      return c.html(startPage(patterns, c.var.calls, examples))
    })
    .get('/style.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=UTF-8' }))
    .get('/icon.svg', (c) => c.body(icon, 200, { 'Content-Type': 'image/svg+xml' }))
    .get('/problems/:type', (c) => {
      const type = c.req.param('type')
      if (!Object.hasOwn(problemTypes, type)) throw new Problem('not-found', 'There is no such problem.')
      return c.json({ type, ...problemTypes[type as ProblemType] })
    })
}

function publicFile(name: string): string {
  return readFileSync(new URL(name, PUBLIC), 'utf8')
}
