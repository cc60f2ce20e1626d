import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { processInfo } from '../process/process-info.js'
import { supervise } from './supervise.js'

/** Says that it works, and in which share, until its supervisor is gone or asks it to end; says that it does. */
const WORKER = `process.on('disconnect', () => process.exit())
process.on('SIGTERM', () => process.send({ trouble: 'ends' }, () => process.exit()))
setInterval(() => {}, 1000)
process.send({ trouble: process.env.SHARE })
process.send('ready')`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'order-saga-'))
})
afterAll(() => rm(folder, { recursive: true }))

function script(name: string, code: string): URL {
  const path = join(folder, name)
  writeFileSync(path, code)
  return pathToFileURL(path)
}

const options = (code: string, troubles: string[] = []) => ({
  script: script('worker.mjs', code),
  count: 2,
  env: process.env,
  onTrouble: (text: string) => void troubles.push(text),
})
const soon = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 50 })

describe('the supervisor', () => {
  it('starts another worker in the place of one that is killed', async () => {
    const troubles: string[] = []
    await using workers = supervise(options(WORKER, troubles))
    await soon(() => expect(workers.ready()).toHaveLength(2))
    const [killed = 0, other = 0] = workers.ready()

    process.kill(killed, 'SIGKILL')
    await soon(() => expect(workers.restarts()).toBe(1))
    await soon(() => expect(workers.ready()).toHaveLength(2))

    expect(workers.ready()).toContain(other)
    expect(workers.ready()).not.toContain(killed)
    expect(troubles).toContain(`worker ${killed} ended (SIGKILL), another one starts`)
    await soon(() =>
      expect(troubles.filter((text) => text.endsWith(': 0/2') || text.endsWith(': 1/2'))).toHaveLength(3),
    )
  })

  it('ends all of them when it is disposed of, and starts no others', async () => {
    const troubles: string[] = []
    const workers = supervise(options(WORKER, troubles))
    await soon(() => expect(workers.ready()).toHaveLength(2))
    const pids = workers.ready()

    await workers[Symbol.asyncDispose]()

    expect(pids.map(processInfo)).toEqual([undefined, undefined])
    expect(workers.restarts()).toBe(0)
    expect(troubles.slice(-2).map((text) => text.replace(/\d+/, '…'))).toEqual(
      Array(2).fill('worker …: ends'),
    )
  })

  it('ends also those that do not listen', async () => {
    const workers = supervise(
      options(WORKER.replace(/^process.on\('SIGTERM'.*$/m, "process.on('SIGTERM', () => {})")),
    )
    await soon(() => expect(workers.ready()).toHaveLength(2))
    const pids = workers.ready()

    await workers[Symbol.asyncDispose]()

    expect(pids.map(processInfo)).toEqual([undefined, undefined])
  })

  it('does not start workers in a hurry that cannot start', async () => {
    const workers = supervise(options('process.exit(1)'))
    await soon(() => expect(workers.restarts()).toBeGreaterThan(1))
    await workers[Symbol.asyncDispose]()

    expect(workers.ready()).toEqual([])
    expect(workers.restarts()).toBeLessThan(100)
  })
})
