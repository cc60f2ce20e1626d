import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, it } from 'vitest'
import type { Synthesized } from './synth.js'

const MISSING =
  'terraform 1.10 or newer is not on the PATH: install it from https://developer.hashicorp.com/terraform/install'

const found = spawnSync('terraform', ['version'], { stdio: 'ignore' }).error === undefined

/** Tests that run terraform: a failure under CI where there is none, visibly skipped elsewhere. */
export function describeWithTerraform(name: string, tests: () => void): void {
  if (found) describe(name, tests)
  else if (process.env.CI === 'true') describe(name, missing)
  else describe.skip(`${name} (${MISSING})`, tests)
}

function missing(): void {
  it('runs terraform', () => {
    throw new Error(MISSING)
  })
}

/** What `terraform validate` says of a stack: no line when it is valid. Its providers come from wherever terraform gets them. */
export async function validate(stack: Synthesized): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'keyprint-validate-'))
  try {
    await writeFile(join(folder, 'cdk.tf.json'), JSON.stringify(stack))
    await terraform(folder, ['init', '-backend=false', '-input=false', '-no-color'])
    const { diagnostics } = JSON.parse(await terraform(folder, ['validate', '-json'])) as {
      diagnostics: readonly { severity: string; summary: string; detail: string }[]
    }
    return diagnostics.map(({ severity, summary, detail }) => `${severity}: ${summary} ${detail}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** `validate` exits with 1 when it finds something, and says what on its output. */
async function terraform(cwd: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' }
  return promisify(execFile)('terraform', args, { cwd, env }).then(
    ({ stdout }) => stdout,
    (failed: { stdout: string; stderr: string }) => {
      if (args[0] === 'validate' && failed.stdout !== '') return failed.stdout
      throw new Error(`terraform ${args[0]} failed:\n${failed.stdout}${failed.stderr}`)
    },
  )
}
