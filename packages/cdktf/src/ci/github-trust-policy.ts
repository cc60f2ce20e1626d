import type { AwsEnvironment } from '../environment/aws-environment.js'
import type { CiDeployRoleOptions } from './ci-deploy-role-options.js'

export const GITHUB_ISSUER = 'token.actions.githubusercontent.com'
export const STS_AUDIENCE = 'sts.amazonaws.com'

/** Who may take the role: tokens of GitHub for AWS, of exactly this branch or environment. No pattern, no wildcard. */
export function githubTrustPolicy(
  { partition, account }: AwsEnvironment,
  options: CiDeployRoleOptions,
): object {
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${GITHUB_ISSUER}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${GITHUB_ISSUER}:aud`]: STS_AUDIENCE,
        [`${GITHUB_ISSUER}:sub`]: githubSubject(options),
      },
    },
  }
  return { Version: '2012-10-17', Statement: [statement] }
}

/**
 * What GitHub writes into the token.
 *
 * https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims
 */
function githubSubject(options: CiDeployRoleOptions): string {
  const { repository } = options
  if ('environment' in options) return `repo:${repository}:environment:${encoded(options.environment)}`
  return `repo:${repository}:ref:refs/heads/${options.branch}`
}

/** GitHub writes a colon in the name of an environment as `%3A`: it ends a part of the subject. */
function encoded(environment: string): string {
  return environment.replaceAll(':', '%3A')
}
