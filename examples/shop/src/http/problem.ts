import type { Context } from 'hono'
import { type ProblemType, problemTypes } from './problem-types.js'

/** Why a request is refused, in words for the client: nothing in it is secret. Thrown anywhere, answered in one place. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly type: ProblemType,
    /** What happened this time. */
    readonly detail: string,
    /** What a program may want to know besides. */
    readonly extensions: { readonly [member: string]: unknown } = {},
    options?: ErrorOptions,
  ) {
    super(detail, options)
  }
}

const RETRY_AFTER_SECONDS = 2

/** The answer for a problem. @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problemResponse(c: Context, { type, detail, extensions }: Problem): Response {
  const { status, title } = problemTypes[type]
  if (status === 503) c.header('Retry-After', String(RETRY_AFTER_SECONDS))
  const body = { type: `/problems/${type}`, title, status, detail, instance: c.req.path, ...extensions }
  return c.json(body, status, { 'Content-Type': 'application/problem+json' })
}
