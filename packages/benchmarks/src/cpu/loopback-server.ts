import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A DynamoDB in a process of its own, so that its CPU is not counted: it answers what it was told last. */
let answer: { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer } | undefined

const server = createServer((request, response) => {
  request.resume()
  request.once('end', () => {
    for (const [name, value] of Object.entries(answer?.headers ?? {})) response.setHeader(name, value)
    response.end(answer?.body)
  })
})

// Between the blocks of a library pass seconds, and to connect again is not what is measured.
server.keepAliveTimeout = 600_000

process.on('message', ({ headers, body }: { headers: Record<string, string>; body: string }) => {
  answer = { headers, body: Buffer.from(body, 'base64') }
  process.send?.('told')
})
process.once('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
