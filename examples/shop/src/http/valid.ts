import { zValidator } from '@hono/zod-validator'
import type { z } from 'zod'
import { Problem } from '../problems/problem.js'

const PLACES = { json: 'body', param: 'path', query: 'query' } as const
const JSON_TYPE = /^application\/json *(;|$)/i

/** Checks a part of a request; what is wrong with it is answered as one problem that lists everything. */
export function valid<T extends keyof typeof PLACES, S extends z.ZodType>(target: T, schema: S) {
  return zValidator(target, schema, (result, c) => {
    if (target === 'json' && !JSON_TYPE.test(c.req.header('Content-Type') ?? ''))
      throw new Problem('unsupported-media-type', 'The body has to be JSON.')
    if (result.success) return
    const errors = result.error.issues.map(({ path, message }) => ({
      in: PLACES[target],
      path: path.join('.'),
      detail: message,
    }))
    throw new Problem('invalid-request', `The ${PLACES[target]} of the request is not valid.`, { errors })
  })
}
