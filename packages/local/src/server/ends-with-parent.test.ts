import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { javaHere } from '../testing/java-here.js'
import { isRunning, serversOf } from '../testing/processes.js'

// These run the built package in processes of their own, as a user's program would.
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url))
const START = `
  import { startDynamoDBLocal } from './dist/index.js'
  const server = await startDynamoDBLocal()
`
const programs: ChildProcess[] = []

function run(program: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: PACKAGE,
    env: { ...process.env, DYNAMODB_ENDPOINT: '', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  programs.push(child)
  return child
}

/** What keeps a program running until SIGUSR2, and what it does then. */
const untilTold = (program: string) => `
  const waiting = setInterval(() => {}, 1000)
  process.once('SIGUSR2', async () => {
    clearInterval(waiting)
    ${program}
  })
`

/** Runs a program until it prints a line, and gives the servers it has by then. */
async function untilItPrints(child: ChildProcess): Promise<readonly number[]> {
  if (child.stdout === null || child.pid === undefined) throw new Error('The program was not started.')
  await once(createInterface(child.stdout), 'line')
  return serversOf(child.pid)
}

function atLeastOne(pids: readonly number[]): readonly number[] {
  if (pids.length === 0) throw new Error('No server yet.')
  return pids
}

const ended = (pids: readonly number[]) =>
  vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), { timeout: 60_000, interval: 100 })

beforeAll(() => {
  if (!existsSync(`${PACKAGE}dist/index.js`)) throw new Error('Build this package first: npm run build')
})
afterAll(() => {
  for (const child of programs) child.kill('SIGKILL')
})

describe.skipIf(process.platform === 'win32' || !(await javaHere()))('DynamoDB Local ends', () => {
  it.concurrent.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'when %s ends the program, which dies of that signal as ever',
    async (signal) => {
      const child = run(`${START}; console.log('up'); setInterval(() => {}, 1000)`)
      const servers = await untilItPrints(child)
      child.kill(signal)
      const [, diedOf] = await once(child, 'exit')

      expect(servers).toHaveLength(1)
      expect(diedOf).toBe(signal)
      await ended(servers)
    },
  )

  it.concurrent.each([
    ['throws', 'throw new Error()', 1],
    ['calls process.exit', 'process.exit(3)', 3],
    ['forgets to stop it and has nothing else to do', '', 0],
  ])('when the program %s', async (_, program, exitCode) => {
    const child = run(`${START}; ${untilTold(program)}; console.log('up')`)
    const exit = once(child, 'exit')
    const servers = await untilItPrints(child)
    child.kill('SIGUSR2')
    const [code] = await exit

    expect(servers).toHaveLength(1)
    expect(code).toBe(exitCode)
    await ended(servers)
  })

  it.concurrent('when the program is killed while it still starts', async () => {
    const child = run(START)
    const servers = await vi.waitFor(() => atLeastOne(serversOf(child.pid ?? 0)), {
      timeout: 60_000,
      interval: 50,
    })
    child.kill('SIGKILL')

    await ended(servers)
  })

  it.concurrent.each(['SIGKILL', 'SIGUSR2'] as const)(
    'and leaves no file behind (signal: %s)',
    async (signal) => {
      const folder = await mkdtemp(join(tmpdir(), 'keyprint-java-'))
      const program = `
        import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
        ${START}
        await server.client().send(new ListTablesCommand())
        ${untilTold('')}
        console.log('up')
      `
      const child = run(program, {
        JAVA_TOOL_OPTIONS: `-Djava.io.tmpdir=${folder}`,
      })
      const servers = await untilItPrints(child)
      const unpacked = await readdir(folder)
      child.kill(signal)

      await ended(servers)
      expect(unpacked.length).toBeGreaterThan(0)
      expect(await readdir(folder)).toEqual([])
      await rmdir(folder)
    },
  )

  it.concurrent('only then: an interrupt that the program handles leaves it running until stop', async () => {
    const child = run(`${START}
      process.once('SIGINT', async () => {
        await fetch(server.endpoint)
        console.log('still up')
        await server.stop()
        process.exit(7)
      })
      setInterval(() => {}, 1000)
      console.log('up')
    `)
    const servers = await untilItPrints(child)
    child.kill('SIGINT')
    const [code] = await once(child, 'exit')

    expect(code).toBe(7)
    await ended(servers)
  })
})
