import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** A port that somebody else listens on. */
export async function busyPort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const dispose = async () => void (await once(server.close(), 'close'))
  return { port, [Symbol.asyncDispose]: dispose }
}
