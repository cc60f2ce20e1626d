import { html } from 'hono/html'

/** A piece of HTML in which everything that was put into it is escaped. */
export type Html = ReturnType<typeof html>

export { html }
