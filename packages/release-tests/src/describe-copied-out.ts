import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyOut } from './copy-out.js'
import { pack } from './pack.js'
import { gone, newMark } from './processes.js'
import { printed, run, start } from './run.js'

/** An example: the packages that it installs, where it answers without a token, and what it needs in production. */
export interface Example {
  readonly name: string
  readonly used: readonly string[]
  readonly answers: string
  readonly unset: Readonly<Record<string, string>>
  readonly says: RegExp
  /** Those of its own tests that show that all kinds of them run there, where all take minutes. Default: all. */
  readonly tests?: readonly string[]
}

/** Copies an example out, and tries there what its user would. */
export const describeCopiedOut = ({ name, used, ...example }: Example) =>
  describe(`examples/${name}, copied out with packed packages`, () => {
    let work: string
    let folder: string

    beforeAll(async () => {
      work = await mkdtemp(join(tmpdir(), 'keyprint-copied-out-'))
      folder = join(work, name)
      await copyOut(name, folder, await pack(used, work))
      await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], folder)
    })

    afterAll(() => rm(work, { recursive: true, force: true }))

    test('builds, starts, answers, and stops without leaving a process', async () => {
      const { mark, env } = newMark()
      await run('npm', ['run', 'build'], folder)
      const running = start('npm', ['start'], folder, { ...env, PORT: '0' })
      const [, url = ''] = await printed(running, /(http:\/\/(?:localhost|127\.0\.0\.1):\d+)/)
      expect((await fetch(url + example.answers)).status).toBe(200)
      process.kill(-(running.child.pid as number), 'SIGINT')
      await running.ended
      expect(await gone(mark)).toEqual([])
    })

    test('passes its own tests', async () => {
      const { tests = [] } = example
      const output = await run('npm', ['test', '--', ...tests.map((one) => `src/${one}`)], folder)
      expect(output).toMatch(/Test Files .*passed/)
      for (const one of tests) expect(output).toContain(`src/${one}`)
    })

    test('needs none of what is for development to start in production', async () => {
      await run('npm', ['prune', '--omit=dev', '--no-audit', '--no-fund', '--prefer-offline'], folder)
      expect(existsSync(join(folder, 'node_modules', '@keyprint', 'local'))).toBe(false)
      const started = run('node', ['dist/production.js'], folder, example.unset)
      await expect(started).rejects.toThrow(example.says)
    })
  })
