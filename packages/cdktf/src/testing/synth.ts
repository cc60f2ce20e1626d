import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, TerraformStack, Testing } from '../adapter.js'
import { type ConfigureAwsOptions, configureAws } from '../environment/configure-aws.js'

export const ACCOUNT = '111122223333'
export const REGION = 'eu-central-1'

/** cdktf makes the folder though nothing is written there. */
const OUT = join(tmpdir(), 'keyprint-synth')

/** What a stack is in Terraform's JSON, as far as tests look at it. */
export interface Synthesized {
  readonly resource: { readonly [type: string]: { readonly [id: string]: Block } }
  readonly output: { readonly [id: string]: { readonly value: string } }
  readonly provider: { readonly aws: readonly Block[] }
  readonly terraform: Block & { readonly required_providers: { readonly aws: { readonly version: string } } }
}

// biome-ignore lint/suspicious/noExplicitAny: JSON that tests pick from
type Block = { readonly [name: string]: any }

/** A stack named `test`, in account and region, before anything is in it. */
export function awsStack(options: Partial<ConfigureAwsOptions> = {}): TerraformStack {
  const stack = bareStack()
  configureAws(stack, { account: ACCOUNT, region: REGION, ...options })
  return stack
}

/** A stack that nobody configured. */
export function bareStack(): TerraformStack {
  return new TerraformStack(new App({ skipValidation: true, outdir: OUT }), 'test')
}

/** What is in a stack, validated, without cdktf's notes on where it comes from. */
export function synthesized(stack: TerraformStack): Synthesized {
  return { resource: {}, output: {}, ...JSON.parse(Testing.synth(stack, true)) }
}

/** What a stack is once this is in it. */
export function synth(
  build: (stack: TerraformStack) => void,
  options: Partial<ConfigureAwsOptions> = {},
): Synthesized {
  const stack = awsStack(options)
  build(stack)
  return synthesized(stack)
}
