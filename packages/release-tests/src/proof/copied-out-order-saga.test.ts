import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyOut } from '../copy-out.js'
import { pack } from '../pack.js'
import { gone, newMark } from '../processes.js'
import { printed, run, start } from '../run.js'

/** The packages that the example installs. */
const USED = ['key-design', 'client', 'saga-store', 'local'] as const

describe('examples/order-saga, copied out of the repository with packed packages', () => {
  let work: string
  let example: string

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'keyprint-copied-out-'))
    example = join(work, 'order-saga')
    await copyOut('order-saga', example, await pack(USED, work))
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], example)
  })

  afterAll(() => rm(work, { recursive: true, force: true }))

  test('starts, and stops without leaving a process', async () => {
    const { mark, env } = newMark()
    const running = start('npm', ['start'], example, env)
    await printed(running, /3 workers wait for orders/)
    process.kill(-(running.child.pid as number), 'SIGINT')
    await running.ended
    expect(running.output()).toMatch(/\d+ orders were placed/)
    expect(await gone(mark)).toEqual([])
  })

  test('passes its own tests', async () => {
    // In the workspace it was under chaos already, which takes as long as all others together.
    const tests = ['test', '--', '--exclude', 'src/chaos.test.ts']
    expect(await run('npm', tests, example)).toMatch(/Test Files .*passed/)
  })

  test('needs none of what is for development to start a worker', async () => {
    await run('npm', ['prune', '--omit=dev', '--no-audit', '--no-fund', '--prefer-offline'], example)
    expect(existsSync(join(example, 'node_modules', '@keyprint', 'local'))).toBe(false)
    const started = run('npm', ['run', 'start:worker'], example, { PAYMENTS_URL: '' })
    await expect(started).rejects.toThrow(/PAYMENTS_URL is ""/)
  })
})
