import { AwsProvider, type AwsProviderConfig, type TerraformStack } from '../adapter.js'
import { constrainProvider } from '../provider/provider-constraint.js'
import { defined } from '../support/defined.js'
import { type AwsEnvironment, environmentOf, setEnvironment } from './aws-environment.js'

/** What `configureAws` takes. */
export interface ConfigureAwsOptions {
  /** The account that the stack is applied to, twelve digits. The provider refuses credentials of another one. */
  readonly account: string
  /** The home region. */
  readonly region: string
  /** Default: what the region belongs to: `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition?: string
  /** Tags of every resource of the stack that takes tags. Default: none. */
  readonly tags?: { readonly [key: string]: string }
  /** Versions of the AWS provider. Default: `PROVIDER_CONSTRAINT`. */
  readonly providerConstraint?: string
  /** Anything else of the provider: endpoints, profile, assume_role. Wins over what is written from the options above. */
  readonly provider?: AwsProviderConfig
}

/**
 * Configures the AWS provider of a stack and remembers account and region for the tables and roles in it.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs
 */
export function configureAws(stack: TerraformStack, options: ConfigureAwsOptions): AwsProvider {
  const { account, region, partition, tags, providerConstraint, provider } = options
  setEnvironment(stack, defined({ account, region, partition }))
  const environment: AwsEnvironment = environmentOf(stack)
  constrainProvider(stack, providerConstraint)
  return new AwsProvider(stack, 'aws', {
    region: environment.region,
    allowedAccountIds: [environment.account],
    ...defined({ defaultTags: tags && [{ tags: { ...tags } }] }),
    ...provider,
  })
}
