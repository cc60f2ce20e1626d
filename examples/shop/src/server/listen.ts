import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

/** Where to listen. */
export interface ListenOptions {
  readonly hostname: string
  /** 0 for any that is free. */
  readonly port: number
  /** What to do when the port is busy. Default: fail. */
  readonly whenBusy?: 'fail' | 'next'
}

/** A server that answers. It can be held with `await using`. */
export interface RunningServer extends AsyncDisposable {
  /** Such as `http://localhost:3000`. */
  readonly url: string
  readonly port: number
}

/** What a Hono app is, for a server. */
export interface WebApp {
  fetch(request: Request): Response | Promise<Response>
}

const MAX_PORT = 65_535
/** Longer than load balancers keep theirs (60 s): none sends to a connection that is just being closed. */
const KEEP_ALIVE_MS = 65_000
/** How long requests under way may take when the server stops. */
const GRACE_MS = 5_000
const IDLE_CHECK_MS = 50

/** Starts to serve an app. */
export async function listen(app: WebApp, options: ListenOptions): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await bind(server, options)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${nameOf(options.hostname)}:${port}`,
    port,
    [Symbol.asyncDispose]: () => close(server),
  }
}

async function bind(server: Server, { hostname, port, whenBusy = 'fail' }: ListenOptions): Promise<void> {
  for (let candidate = port; ; candidate++) {
    try {
      server.listen(candidate, hostname)
      await once(server, 'listening')
      return
    } catch (error) {
      const isBusy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isBusy || whenBusy === 'fail' || candidate >= MAX_PORT) throw error
    }
  }
}

/** What a browser on this machine calls the address. */
function nameOf(hostname: string): string {
  return ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(hostname) ? 'localhost' : hostname
}

/** Lets requests under way come to their end, but not for ever. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // Browsers keep connections open that have nothing to do any more.
  const hangingUp = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS)
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearInterval(hangingUp)
  clearTimeout(impatient)
}
