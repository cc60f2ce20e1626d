import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { type Spread, spread } from '../cpu/statistics.js'
import { watchMemory } from './peak-memory.js'

const INFRA = fileURLToPath(new URL('../../../../infra/', import.meta.url))
const RUNS = 9

/** What `npm run synth` costs as a whole process, from its start to its end. */
export interface SynthResult {
  readonly seconds: Spread
  /** Undefined where the system does not say. */
  readonly peakBytes: Spread | undefined
}

interface Run {
  readonly seconds: number
  readonly peakBytes: number | undefined
}

/** Synthesizes the shop's stack several times, each time in a process of its own. */
export async function synth(onProgress: (share: number) => void): Promise<SynthResult> {
  const runs: Run[] = []
  for (let i = 0; i < RUNS; i++) {
    runs.push(await synthOnce())
    onProgress((i + 1) / RUNS)
  }
  const peaks = runs.flatMap(({ peakBytes }) => peakBytes ?? [])
  return {
    seconds: spread(runs.map(({ seconds }) => seconds)),
    peakBytes: peaks.length === RUNS ? spread(peaks) : undefined,
  }
}

async function synthOnce(): Promise<Run> {
  const outdir = await mkdtemp(join(tmpdir(), 'keyprint-synth-'))
  try {
    const start = performance.now()
    const child = spawn(process.execPath, ['--import', 'tsx', 'main.ts'], {
      cwd: INFRA,
      env: { ...process.env, INFRA_ACCOUNT: '111122223333', CDKTF_OUTDIR: outdir },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const peak = watchMemory(child.pid as number)
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`Synthesis ended with exit code ${code}.`)
    return { seconds: (performance.now() - start) / 1000, peakBytes: peak() }
  } finally {
    await rm(outdir, { recursive: true })
  }
}
