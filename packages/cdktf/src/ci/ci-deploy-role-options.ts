import type { AwsEnvironmentOptions } from '../environment/aws-environment.js'
import type { PolicyStatement } from '../grant/iam.js'

/** What `ciDeployRole` takes. */
export type CiDeployRoleOptions = DeployRoleOptions & (FromBranch | FromEnvironment)

/** Jobs that run on a branch. */
export interface FromBranch {
  /** Name of the branch, such as `main`. */
  readonly branch: string
}

/** Jobs of a GitHub environment, which can ask for approval. */
export interface FromEnvironment {
  /** Name of the environment, such as `production`. */
  readonly environment: string
}

/** What every deploy role takes. */
export interface DeployRoleOptions extends AwsEnvironmentOptions {
  /** `owner/name` on GitHub. */
  readonly repository: string
  /** Name of the role in AWS. */
  readonly roleName: string
  /** What it may do. At least one statement or managed policy. Default: none. */
  readonly statements?: readonly PolicyStatement[]
  /** Managed policies: ARNs, or names of AWS's own. Default: none. */
  readonly managedPolicies?: readonly string[]
  /** `'existing'` when the account has GitHub as OIDC provider already: there can be one. Default: `'create'`. */
  readonly oidcProvider?: 'create' | 'existing'
  /** How long credentials last, 3600 to 43200 seconds. Default: 3600. */
  readonly maxSessionSeconds?: number
  /** ARN of a policy that nothing the role does can go beyond. Default: none. */
  readonly permissionsBoundary?: string
}
