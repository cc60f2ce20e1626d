import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyOut } from './copy-out.js'
import { pack } from './pack.js'
import { gone, newMark } from './processes.js'
import { printed, run, start } from './run.js'

/** The packages that the shop installs. */
const USED = ['key-design', 'client', 'local'] as const

describe('examples/shop, copied out of the repository with packed packages', () => {
  let work: string
  let shop: string

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'keyprint-copied-out-'))
    shop = join(work, 'shop')
    await copyOut('shop', shop, await pack(USED, work))
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], shop)
  })

  afterAll(() => rm(work, { recursive: true, force: true }))

  test('builds, starts, answers, and stops without leaving a process', async () => {
    const { mark, env } = newMark()
    await run('npm', ['run', 'build'], shop)
    const running = start('npm', ['start'], shop, { ...env, PORT: '0' })
    const [, url = ''] = await printed(running, /(http:\/\/(?:localhost|127\.0\.0\.1):\d+)/)
    expect((await fetch(url)).status).toBe(200)
    process.kill(-(running.child.pid as number), 'SIGINT')
    await running.ended
    expect(await gone(mark)).toEqual([])
  })

  test('passes its own tests', async () => {
    expect(await run('npm', ['test'], shop)).toMatch(/Test Files .*passed/)
  })

  test('needs none of what is for development to start in production', async () => {
    await run('npm', ['prune', '--omit=dev', '--no-audit', '--no-fund', '--prefer-offline'], shop)
    expect(existsSync(join(shop, 'node_modules', '@keyprint', 'local'))).toBe(false)
    const unset = { SHOP_TABLE: '', DYNAMODB_TABLE_PREFIX: '' }
    const started = run('node', ['dist/production.js'], shop, unset)
    await expect(started).rejects.toThrow(/is not configured; set SHOP_TABLE/)
  })
})
