import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../environment/environment.js'
import { localAws } from '../stacks/local-aws.js'
import type { StackDefinition } from '../stacks/stacks.js'
import { synthStack } from '../stacks/synth.js'
import { terraform } from '../terraform/terraform.js'

/** The account that moto plays. */
export const MOTO_ACCOUNT = '123456789012'

/** An environment for an AWS that forgets; protected as production is. */
export const testEnvironment: Environment = {
  name: 'test',
  account: MOTO_ACCOUNT,
  region: 'eu-central-1',
  billing: { mode: 'on-demand' },
  protection: { deletion: true, preventDestroy: false, pointInTimeRecoveryDays: 35 },
}

/** A stack in a temporary folder, on which terraform works for real. */
export interface StackUnderTest {
  readonly folder: string
  /** Synthesizes again, in the same folder and on the same state. */
  synth(stack: StackDefinition): void
  run(...args: readonly string[]): Promise<string>
  /** Plans, and gives the plan as `terraform show -json` does. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it.
  plan(): Promise<any>
  remove(): void
}

type Endpoints = Parameters<typeof localAws>

/** Synthesizes a stack against local endpoints and initialises terraform in it. */
export async function stackUnderTest(
  stack: StackDefinition,
  endpoints: Endpoints,
  environment = testEnvironment,
): Promise<StackUnderTest> {
  const parent = mkdtempSync(join(tmpdir(), 'infra-'))
  const synth = (one: StackDefinition) =>
    synthStack(one, environment, { outdir: join(parent, 'cdktf.out'), provider: localAws(...endpoints) })
  const folder = synth(stack)
  const run = (...args: readonly string[]) => terraform(folder, args)
  await run('init', '-input=false', '-no-color')
  return {
    folder,
    synth,
    run,
    plan: async () => {
      await run('plan', '-input=false', '-no-color', '-out=test.tfplan')
      return JSON.parse(await run('show', '-json', 'test.tfplan'))
    },
    remove: () => rmSync(parent, { recursive: true }),
  }
}
