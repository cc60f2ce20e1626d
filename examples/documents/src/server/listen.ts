import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

/** A server that answers. It can be held with `await using`. */
export interface RunningServer extends AsyncDisposable {
  readonly port: number
}

/** What a Hono app is, for a server. */
export interface WebApp {
  fetch(request: Request): Response | Promise<Response>
}

/** How long requests under way may take when the server stops. */
const GRACE_MS = 5_000
const IDLE_CHECK_MS = 50

/** Starts to serve an app; port 0 is any that is free. */
export async function listen(app: WebApp, hostname: string, port: number): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.listen(port, hostname)
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  return { port: address.port, [Symbol.asyncDispose]: () => close(server) }
}

/** Lets requests under way come to their end, but not for ever. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // Callers keep connections open that have nothing to do any more.
  const hangingUp = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS)
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearInterval(hangingUp)
  clearTimeout(impatient)
}
