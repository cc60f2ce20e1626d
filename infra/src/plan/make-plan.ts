import type { DesignSpec } from '@keyprint/key-design'
import { loadEnvironment } from '../environment/load-environment.js'
import { stackNamed } from '../stacks/stacks.js'
import { synthStack } from '../stacks/synth.js'
import { terraform } from '../terraform/terraform.js'

/** Which stack, and where. */
export interface PlanTarget {
  readonly stack: string
  readonly environment: string
}

/** What terraform would do. */
export interface MadePlan {
  /** Folder of the stack, in which terraform runs. */
  readonly folder: string
  /** The plan, in that folder; what is applied is this one. */
  readonly file: string
  /** As `terraform show -json` gives it. */
  readonly json: unknown
  /** As terraform prints it. */
  readonly text: string
  /** What the stack is made from. */
  readonly designs: readonly DesignSpec[]
}

const FILE = 'plan.tfplan'

/**
 * Synthesizes a stack and lets terraform plan it. Nothing is changed but terraform's own files in the stack's folder.
 * @throws UsageError, EnvironmentError before terraform runs; TerraformMissing, TerraformFailed
 */
export async function makePlan({ stack, environment }: PlanTarget, signal?: AbortSignal): Promise<MadePlan> {
  const definition = stackNamed(stack)
  const folder = synthStack(definition, loadEnvironment(environment))
  const options = signal === undefined ? {} : { signal }
  await terraform(folder, ['init', '-input=false', '-no-color'], options)
  const text = await terraform(folder, ['plan', '-input=false', '-no-color', `-out=${FILE}`], options)
  const json: unknown = JSON.parse(await terraform(folder, ['show', '-json', FILE], options))
  return { folder, file: FILE, json, text, designs: definition.designs }
}
