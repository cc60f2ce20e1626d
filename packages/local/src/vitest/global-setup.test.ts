import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

// These run the built package in a vitest of its own, as a user's tests would.
const FIXTURE = fileURLToPath(new URL('../../fixtures/no-engine/', import.meta.url))
const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

interface Run {
  readonly exitCode: number
  readonly printed: string
}

/** Runs vitest where there is no Java, no Docker and no endpoint. */
function runWithoutEngine(env: NodeJS.ProcessEnv): Promise<Run> {
  const bare = { PATH: '', NO_COLOR: '1', ...env }
  return new Promise((resolve) => {
    const args = [VITEST, 'run', '--reporter=verbose']
    const child = execFile(process.execPath, args, { cwd: FIXTURE, env: bare }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, printed: stdout + stderr }),
    )
  })
}

it('fails the run under CI with the sentence that names the remedy', async () => {
  const { exitCode, printed } = await runWithoutEngine({ CI: 'true' })

  expect(printed).toContain('install Java 17 or newer, or start Docker, or set DYNAMODB_ENDPOINT')
  expect(exitCode).toBe(1)
})

it('skips what needs DynamoDB elsewhere, says why, and runs the rest', async () => {
  const { exitCode, printed } = await runWithoutEngine({})

  expect(printed).toContain('Tests are skipped: DynamoDB Local cannot run here')
  expect(printed).toMatch(/↓ .*needs the table/)
  expect(printed).toMatch(/↓ .*needs DynamoDB/)
  expect(printed).toMatch(/1 passed \| 2 skipped/)
  expect(exitCode).toBe(0)
})
