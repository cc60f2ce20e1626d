import { EventEmitter, once } from 'node:events'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { busyPort } from '../testing/busy-port.js'
import { listen } from './listen.js'
import { portFrom } from './settings.js'

const app = { fetch: () => new Response('hello') }
const hostname = '127.0.0.1'

describe('listening', () => {
  it('answers until it is closed', async () => {
    const server = await listen(app, { hostname, port: 0 })

    expect(await (await fetch(server.url)).text()).toBe('hello')
    await server[Symbol.asyncDispose]()
    await expect(fetch(server.url)).rejects.toThrow()
  })

  it('takes the next free port where a busy one is no problem', async () => {
    await using busy = await busyPort()
    await using server = await listen(app, { hostname, port: busy.port, whenBusy: 'next' })

    expect(server.port).toBeGreaterThan(busy.port)
    expect((await fetch(server.url)).status).toBe(200)
  })

  it('fails where it is one', async () => {
    await using busy = await busyPort()

    await expect(listen(app, { hostname, port: busy.port })).rejects.toThrow('EADDRINUSE')
  })

  it('lets a request under way come to its end, and then does not wait', async () => {
    const arrived = new EventEmitter()
    const slow = {
      fetch: async () => {
        arrived.emit('request')
        await once(arrived, 'answer')
        return new Response('done')
      },
    }
    const server = await listen(slow, { hostname, port: 0 })
    const response = fetch(server.url)
    await once(arrived, 'request')

    // So it does not end because its time is over.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const closed = server[Symbol.asyncDispose]()
    arrived.emit('answer')

    expect(await (await response).text()).toBe('done')
    await closed
  })
})

describe('PORT', () => {
  it.each([
    [{}, 3000],
    [{ PORT: '' }, 3000],
    [{ PORT: '0' }, 0],
    [{ PORT: '8080' }, 8080],
  ])('%j → %d', (environment, port) => {
    expect(portFrom(environment)).toBe(port)
  })

  it.each(['http', '-1', '65536', '80.5'])('%j is refused', (PORT) => {
    expect(() => portFrom({ PORT })).toThrow(`PORT is "${PORT}", and has to be a number from 0 to 65535.`)
  })
})
