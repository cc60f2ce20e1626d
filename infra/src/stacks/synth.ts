import { join } from 'node:path'
import {
  App,
  type ConfigureAwsOptions,
  configureAws,
  localBackend,
  s3Backend,
  TerraformStack,
} from '@keyprint/cdktf'
import type { Environment } from '../environment/environment.js'
import { localAws } from './local-aws.js'
import type { StackDefinition } from './stacks.js'

/** Where cdktf's own CLI says, else where it looks. */
const output = (): string => process.env.CDKTF_OUTDIR || join(import.meta.dirname, '../../cdktf.out')

/** How to synthesize. */
export interface SynthOptions {
  /** Where to. Default: `CDKTF_OUTDIR`, else `infra/cdktf.out`. */
  readonly outdir?: string
  /** More of the AWS provider. Default: what `INFRA_AWS_ENDPOINT` asks for, which is mostly nothing. */
  readonly provider?: ConfigureAwsOptions['provider']
}

/** Writes terraform's configuration of a stack in an environment, and gives its folder. */
export function synthStack(
  stack: StackDefinition,
  environment: Environment,
  options: SynthOptions = {},
): string {
  const [folder] = synthStacks([stack], environment, options)
  return folder as string
}

/** Writes terraform's configuration of several stacks in one environment, and gives their folders. */
export function synthStacks(
  stacks: readonly StackDefinition[],
  environment: Environment,
  { outdir = output(), provider = givenProvider() }: SynthOptions = {},
): readonly string[] {
  const app = new App({ outdir, skipValidation: true })
  for (const { name, add } of stacks) {
    const stack = new TerraformStack(app, stackId(name, environment))
    configureAws(stack, {
      account: environment.account,
      region: environment.region,
      tags: { environment: environment.name, stack: name },
      ...(provider === undefined ? {} : { provider }),
    })
    addBackend(stack, environment)
    add(stack, environment)
  }
  app.synth()
  return stacks.map(({ name }) => join(outdir, 'stacks', stackId(name, environment)))
}

const stackId = (name: string, environment: Environment): string => `${name}-${environment.name}`

/** State in S3 for a team; without a bucket in a file beside `cdktf.out`, by a path that is the same on each machine. */
function addBackend(stack: TerraformStack, { state, region }: Environment): void {
  if (state === undefined) localBackend(stack, `../../../state/${stack.node.id}.tfstate`)
  else s3Backend(stack, { bucket: state.bucket, region: state.region ?? region })
}

function givenProvider(): ConfigureAwsOptions['provider'] | undefined {
  const endpoint = process.env.INFRA_AWS_ENDPOINT
  return endpoint ? localAws(endpoint) : undefined
}
