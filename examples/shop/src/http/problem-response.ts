import type { Context } from 'hono'
import type { Problem } from '../problems/problem.js'
import { problemTypes } from '../problems/problem-types.js'

const RETRY_AFTER_SECONDS = 2

/** The answer for a problem. @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problemResponse(c: Context, { type, detail, extensions }: Problem): Response {
  const { status, title } = problemTypes[type]
  if (status === 503) c.header('Retry-After', String(RETRY_AFTER_SECONDS))
  const body = { type: `/problems/${type}`, title, status, detail, instance: c.req.path, ...extensions }
  return c.json(body, status, { 'Content-Type': 'application/problem+json' })
}
