import { EventEmitter, once } from 'node:events'
import { expect, it, onTestFinished, vi } from 'vitest'
import { listen } from './listen.js'

it('lets a request under way come to its end, and then does not wait', async () => {
  const arrived = new EventEmitter()
  const slow = {
    fetch: async () => {
      arrived.emit('request')
      await once(arrived, 'answer')
      return new Response('done')
    },
  }
  const server = await listen(slow, '127.0.0.1', 0)
  const response = fetch(`http://127.0.0.1:${server.port}`)
  await once(arrived, 'request')

  // So it does not end because its time is over.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const started = performance.now()
  const closed = server[Symbol.asyncDispose]()
  arrived.emit('answer')

  expect(await (await response).text()).toBe('done')
  await closed
  expect(performance.now() - started).toBeLessThan(2_000)
})
