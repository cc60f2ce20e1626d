import { randomUUID } from 'node:crypto'

/** What a caller sends is only taken where it cannot do harm in a log. */
const CORRELATION_ID = /^[\w.-]{1,64}$/

/** What joins the log lines of a request: the caller's own id, or a new one. */
export function correlationIdOf(header: string | undefined): string {
  return header !== undefined && CORRELATION_ID.test(header) ? header : randomUUID()
}
