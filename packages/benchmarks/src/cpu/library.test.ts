import { expect, it, onTestFinished } from 'vitest'
import { FLAGS } from './heap.js'
import { type Kind, startLibrary } from './library.js'

async function library(kind: Kind) {
  const started = await startLibrary('Keyprint', kind, kind === 'heap' ? FLAGS : [])
  onTestFinished(() => started.stop())
  return started
}

it.each(['cpu', 'loopback', 'heap'] as const)('measures %s of a block of calls', async (kind) => {
  expect(await (await library(kind)).measure('get', 20)).toBeGreaterThan(1)
})

it('fails when the measured process does', async () => {
  const failing = (await library('cpu')).measure('nothing of that name', 1)
  await expect(failing).rejects.toThrow('A measured process ended with code 1.')
})
