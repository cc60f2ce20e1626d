import type { Context } from 'hono'
import { jsonText } from '../json/json-text.js'
import { type Problem, problemTypes } from './problem.js'

const RETRY_AFTER_SECONDS = 2

/** The answer for a problem. @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problemResponse(c: Context, problem: Problem): Response {
  const { type, detail, extensions, retryAfterSeconds = RETRY_AFTER_SECONDS } = problem
  const { status, title } = problemTypes[type]
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  if (status === 429 || status === 503) c.header('Retry-After', String(retryAfterSeconds))
  const body = { type: `/problems/${type}`, title, status, detail, ...extensions }
  return c.json(body, status, { 'Content-Type': 'application/problem+json' })
}

/** What an operation gives, as JSON with every digit. */
export function answerResponse(c: Context, answer: object): Response {
  return c.body(jsonText(answer), 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
}
