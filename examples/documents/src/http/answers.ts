import type { DocumentPage, Stored } from '@keyprint/document-store'
import type { Context } from 'hono'
import { Problem, problemTypes } from './problem.js'

const RETRY_AFTER_SECONDS = 2

/** The answer for a problem. @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problemResponse(c: Context, { type, detail, extensions }: Problem): Response {
  const { status, title } = problemTypes[type]
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  if (status === 503) c.header('Retry-After', String(RETRY_AFTER_SECONDS))
  const body = { type: `/problems/${type}`, title, status, detail, instance: c.req.path, ...extensions }
  return c.json(body, status, { 'Content-Type': 'application/problem+json' })
}

/** A document, with its version as its ETag. */
export function documentResponse<D extends object>(
  c: Context,
  stored: Stored<D> | undefined,
  status: 200 | 201 = 200,
): Response {
  if (stored === undefined) throw new Problem('not-found', 'There is no such document.')
  c.header('ETag', `"${stored.version}"`)
  return c.json(stored.document as object, status)
}

/** A page of a list, with the address of the next one. */
export function pageResponse<D extends object>(c: Context, { items, cursor }: DocumentPage<D>): Response {
  const documents = items.map(({ document }) => document as object)
  if (cursor === undefined) return c.json({ items: documents })
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('cursor', cursor)
  const next = `${pathname}?${searchParams}`
  c.header('Link', `<${next}>; rel="next"`)
  return c.json({ items: documents, next })
}

/** The version that a change is meant for, from If-Match. @see https://www.rfc-editor.org/rfc/rfc6585#section-3 */
export function demandedVersion(c: Context): number {
  const header = c.req.header('If-Match')
  if (header === undefined) throw new Problem('version-required', 'The header If-Match is missing.')
  const version = /^"(\d{1,15})"$/.exec(header.trim())?.[1]
  if (version === undefined)
    throw new Problem('invalid-request', 'If-Match has to be one ETag as it was given.')
  return Number(version)
}
