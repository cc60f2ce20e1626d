import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it, vi } from 'vitest'
import { shop } from '../design.js'
import { productionEnvironment, runNpm } from '../testing/program.js'

const table = testTable(shop)

describe.skipIf(process.platform === 'win32')('a program that npm has started', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('ends when %s ends npm, and npm alone', async (signal) => {
    const npm = runNpm('start:production', productionEnvironment(table))
    const [, port] = await npm.printed(/open on port (\d+)/)
    const health = `http://127.0.0.1:${port}/health`
    expect((await fetch(health)).status).toBe(200)

    await npm.stop(signal)

    await vi.waitFor(() => expect(fetch(health)).rejects.toThrow(), { timeout: 60_000, interval: 100 })
  })
})
