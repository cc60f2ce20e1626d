import { type Construct, TerraformStack, Token } from '../adapter.js'
import { refuse } from '../errors/invalid-options-error.js'
import { MissingEnvironmentError } from '../errors/missing-environment-error.js'

/** Where something stands in AWS: what literal ARNs are made of. */
export interface AwsEnvironment {
  /** Twelve digits. */
  readonly account: string
  /** Such as `eu-central-1`. */
  readonly region: string
  /** Default: what the region belongs to: `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string
}

/** An environment as it is given: all of it here, or the rest by `configureAws`. */
export interface AwsEnvironmentOptions {
  readonly account?: string
  readonly region?: string
  readonly partition?: string
}

const environments = new WeakMap<TerraformStack, AwsEnvironmentOptions>()

/** Remembers the environment of a stack for what is in it. */
export function setEnvironment(stack: TerraformStack, environment: AwsEnvironmentOptions): void {
  environments.set(stack, environment)
}

/**
 * The environment of a construct: its own options, else its stack's.
 *
 * @throws MissingEnvironmentError when neither says account and region
 * @throws InvalidOptionsError when account or region are not literal, or no such thing
 */
export function environmentOf(construct: Construct, own: AwsEnvironmentOptions = {}): AwsEnvironment {
  const ofStack = environments.get(TerraformStack.of(construct)) ?? {}
  const account = own.account ?? ofStack.account
  const region = own.region ?? ofStack.region
  const { path } = construct.node
  if (account === undefined || account === '') throw new MissingEnvironmentError(path, 'account')
  if (region === undefined || region === '') throw new MissingEnvironmentError(path, 'region')
  const environment = {
    account,
    region,
    partition: own.partition ?? ofStack.partition ?? partitionOf(region),
  }
  refuse(checkEnvironment(environment).map((problem) => `${path}: ${problem}`))
  return environment
}

/** Sentences on what is wrong with an environment. */
export function checkEnvironment({ account, region, partition }: AwsEnvironment): string[] {
  if ([account, region, partition].some((text) => Token.isUnresolved(text))) {
    return ['account, region and partition must be literal, not taken from a resource or data source.']
  }
  return [
    ...(/^\d{12}$/.test(account) ? [] : [`the account '${account}' must have twelve digits.`]),
    ...(REGION.test(region) ? [] : [`'${region}' is not a region such as eu-central-1.`]),
  ]
}

export const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+$/

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
