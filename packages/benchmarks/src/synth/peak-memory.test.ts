import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { watchMemory } from './peak-memory.js'

const MEGABYTE = 1024 ** 2
const program = `Buffer.alloc(150 * ${MEGABYTE}, 1); setTimeout(() => {}, 5000)`
const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', process.env.PROGRAM])`

it.runIf(process.platform === 'linux')(
  'counts what a process and its children have at their peak',
  async () => {
    const child = spawn(process.execPath, ['-e', parent], { env: { ...process.env, PROGRAM: program } })
    const peak = watchMemory(child.pid as number)
    await once(child, 'exit')
    expect(peak()).toBeGreaterThan(150 * MEGABYTE)
  },
)
