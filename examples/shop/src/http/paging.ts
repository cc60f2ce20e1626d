import type { Page } from '@keyprint/client'
import type { Context } from 'hono'
import { z } from 'zod'

const DEFAULT_LIMIT = 20
const MAX_LIMIT = 100

/** The parameters of every list: how many items, and where to go on. */
export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  cursor: z.string().min(1).optional(),
})

/** An offset leads out of the years that have four digits. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .transform((text) => new Date(text))
  .refine((time) => /^\d{4}-/.test(time.toISOString()), 'is beyond the years 0 to 9999')

/** A range of time; both ends belong to it. A date without a time is its first moment in UTC. */
export const period = z
  .object({ from: moment.optional(), to: moment.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['from'],
    error: 'is after to',
  })

/** The range of a sort key that begins with `placedAt`. */
export function placedWithin({ from, to }: z.output<typeof period>) {
  return { from: from && { placedAt: from }, to: to && { placedAt: to } }
}

/** A page of a list, with the address of the next one in the header Link as well. */
export function pageResponse<Item>(c: Context, { items, cursor }: Page<Item>): Response {
  return c.json({ items, ...nextPage(c, cursor) })
}

/** The address of the next page: this one's, with another cursor. */
export function nextPage(c: Context, cursor: string | undefined): { readonly next?: string } {
  if (cursor === undefined) return {}
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('cursor', cursor)
  const next = `${pathname}?${searchParams}`
  c.header('Link', `<${next}>; rel="next"`)
  return { next }
}
