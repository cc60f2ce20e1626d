import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'

const INFRA = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'interrupted-'))
afterAll(() => rmSync(folder, { recursive: true }))

const log = join(folder, 'log')
const said = () => (existsSync(log) ? readFileSync(log, 'utf8') : '')

/** Stands for a terraform in the middle of its work, and notes each signal: at the second one terraform gives up. */
const TERRAFORM = `#!${process.execPath}
const { appendFileSync } = require('node:fs')
const note = (text) => appendFileSync(${JSON.stringify(log)}, text + '\\n')
process.on('SIGINT', () => { note('SIGINT'); setTimeout(() => { note('ended'); process.exit(1) }, 300) })
setInterval(() => {}, 1000)
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
    (pid: number) => {
      process.kill(-pid, 'SIGINT')
      setTimeout(() => process.kill(pid, 'SIGINT'), 100)
    },
  ],
])('a command that is interrupted %s lets terraform end in good order', async (_, interrupt) => {
  rmSync(log, { force: true })
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
  await vi.waitFor(() => expect(said()).toBe('started\n'), { timeout: 20_000 })

  interrupt(child.pid as number)

  expect(await ended).toEqual([1, null])
  expect(said()).toBe('started\nSIGINT\nended\n')
})
