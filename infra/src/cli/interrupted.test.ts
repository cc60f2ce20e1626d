import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'

const INFRA = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'interrupted-'))
afterAll(() => rmSync(folder, { recursive: true }))

const log = join(folder, 'log')
const said = () => (existsSync(log) ? readFileSync(log, 'utf8') : '')
const untilSaid = (text: string) => expect.poll(said).toBe(text)

const mayEnd = join(folder, 'may-end')

/**
 * Stands for a terraform in the middle of its work, and notes each signal: at the second one terraform gives up. After the
 * first it ends when it may.
 */
const TERRAFORM = `#!${process.execPath}
const { appendFileSync, existsSync } = require('node:fs')
const note = (text) => appendFileSync(${JSON.stringify(log)}, text + '\\n')
process.on('SIGINT', () => note('SIGINT'))
setInterval(() => {
  if (!existsSync(${JSON.stringify(mayEnd)})) return
  note('ended')
  process.exit(1)
}, 20)
note('started')
`

it.each([
  [
    'in a terminal, which signals the whole group of processes',
    (pid: number) => process.kill(-pid, 'SIGINT'),
  ],
  ['by a signal to the command alone', (pid: number) => process.kill(pid, 'SIGTERM')],
  [
    'twice, as npm passes on what the terminal has sent',
    async (pid: number) => {
      process.kill(-pid, 'SIGINT')
      await untilSaid('started\nSIGINT\n')
      process.kill(pid, 'SIGINT')
    },
  ],
])('a command that is interrupted %s lets terraform end in good order', async (_, interrupt) => {
  for (const file of [log, mayEnd]) rmSync(file, { force: true })
  writeFileSync(join(folder, 'terraform'), TERRAFORM)
  chmodSync(join(folder, 'terraform'), 0o755)
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/plan.ts', 'shop', 'dev'], {
    cwd: INFRA,
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      PATH: `${folder}${delimiter}${process.env.PATH}`,
      INFRA_ACCOUNT: '111122223333',
      CDKTF_OUTDIR: join(folder, 'out'),
    },
  })
  const ended = once(child, 'exit')
  await untilSaid('started\n')

  await interrupt(child.pid as number)
  await untilSaid('started\nSIGINT\n')
  // Long enough for a second signal to arrive, where there is one.
  await sleep(200)
  writeFileSync(mayEnd, '')

  expect(await ended).toEqual([1, null])
  expect(said()).toBe('started\nSIGINT\nended\n')
})
