import type { Context } from 'hono'
import { Problem } from '../problems/problem.js'

/** The ETag of a version: a strong one, so that it can be used in If-Match. */
export function etag(version: number): string {
  return `"${version}"`
}

/**
 * The version that a change is meant for, from If-Match; `undefined` for `*`, any version.
 * @see https://www.rfc-editor.org/rfc/rfc6585#section-3 for 428
 */
export function demandedVersion(c: Context): number | undefined {
  const header = c.req.header('If-Match')
  if (header === undefined) throw new Problem('version-required', 'The header If-Match is missing.')
  if (header.trim() === '*') return undefined
  const version = /^"(\d{1,15})"$/.exec(header.trim())?.[1]
  if (version !== undefined) return Number(version)
  throw new Problem('invalid-request', 'The header If-Match has to be one ETag as it was given, or *.', {
    errors: [{ in: 'header', path: 'If-Match', detail: 'not an ETag of this API' }],
  })
}
