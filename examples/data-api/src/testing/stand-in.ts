import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a service of AWS is asked. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: string
}

/** What it says. */
export interface Said {
  readonly status: number
  readonly headers?: Record<string, string>
  readonly body: string
}

/** Options of an SDK client, and the end of what answers it. */
export interface StandIn extends AsyncDisposable {
  readonly options: {
    readonly endpoint: string
    readonly region: string
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  }
}

/** Stands in for a service of AWS that cannot run here, over HTTP, so that the SDK is the real one. */
export async function standIn(answer: (asked: Asked) => Said): Promise<StandIn> {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const said = answer({ method: request.method ?? '', path: request.url ?? '', body })
    response.writeHead(said.status, said.headers)
    response.end(said.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    options: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
