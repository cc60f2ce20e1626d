import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { steadily } from './steady.js'

it('rejects when nobody listens, though requests fail while others are still to be sent', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  const shot = { url: `http://127.0.0.1:${port}`, token: 'token', body: {} }
  await expect(steadily(shot, 50, 0.2)).rejects.toThrow('ECONNREFUSED')
})
