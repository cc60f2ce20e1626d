import { decodeTime, encodeTime } from 'ulid'
import { z } from 'zod'
import { Problem } from '../problems/problem.js'

/** What ULIDs of the last moment of the year 9999 begin with: later times are no text that sorts. */
const LAST_TIME = encodeTime(Date.UTC(9999, 11, 31, 23, 59, 59, 999))

/** The id of an order: a ULID in canonical form. */
export const orderId = z
  .string()
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, { error: 'has to be a ULID in upper case', abort: true })
  .refine((id) => id.slice(0, LAST_TIME.length) <= LAST_TIME, 'is of a time beyond the year 9999')

/** How far the clocks of clients may be ahead of ours. */
const MAX_AHEAD_MS = 5 * 60 * 1000
/** How long an order may be sent again. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000

/** The key of an order: its id says when it was placed, and so where it is. */
export function orderKey(customerId: string, orderId: string) {
  return { customerId, orderId, placedAt: placedAt(orderId) }
}

/** The time that is in an order's id. */
export function placedAt(orderId: string): Date {
  return new Date(decodeTime(orderId))
}

/** Clients make the ids of orders, but nobody orders in the past or in the future. */
export function checkFreshId(orderId: string, now: number = Date.now()): void {
  const age = now - decodeTime(orderId)
  if (age >= -MAX_AHEAD_MS && age <= MAX_AGE_MS) return
  throw new Problem('invalid-request', 'The time in the id of the order is not now.', {
    errors: [{ in: 'path', path: 'orderId', detail: 'a ULID that was made in the last 24 hours' }],
  })
}
