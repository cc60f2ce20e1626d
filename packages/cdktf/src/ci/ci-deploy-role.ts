import {
  Construct,
  IamOpenidConnectProvider,
  IamRole,
  IamRolePolicy,
  IamRolePolicyAttachment,
} from '../adapter.js'
import { type AwsEnvironment, environmentOf } from '../environment/aws-environment.js'
import { refuse } from '../errors/invalid-options-error.js'
import { addRoleOutput } from '../grant/role-output.js'
import { checkRolePolicy } from '../grant/role-policies.js'
import { fixedId, logicalId } from '../support/fixed-id.js'
import { literalJson } from '../support/literal-json.js'
import { checkDeployRole } from './check-deploy-role.js'
import type { CiDeployRoleOptions } from './ci-deploy-role-options.js'
import { GITHUB_ISSUER, githubTrustPolicy, STS_AUDIENCE } from './github-trust-policy.js'

/**
 * The role that a workflow on GitHub deploys with: without stored credentials, from one branch or environment of one
 * repository.
 *
 * https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 *
 * @throws InvalidOptionsError when repository, branch or environment could match more than one, or nothing is allowed
 * @throws MissingEnvironmentError when account or region are not known
 */
export function ciDeployRole(scope: Construct, id: string, options: CiDeployRoleOptions): IamRole {
  refuse(checkDeployRole(id, options))
  const room = new Construct(scope, id)
  const environment = environmentOf(room, options)
  const provider = options.oidcProvider === 'existing' ? [] : [addOidcProvider(room)]
  const role = new IamRole(room, 'role', {
    name: options.roleName,
    assumeRolePolicy: literalJson(githubTrustPolicy(environment, options)),
    maxSessionDuration: options.maxSessionSeconds ?? 3600,
    dependsOn: provider,
    ...(options.permissionsBoundary === undefined
      ? {}
      : { permissionsBoundary: options.permissionsBoundary }),
  })
  fixedId(role, IamRole.tfResourceType, logicalId(id))
  addPermissions(room, role, logicalId(id), options, environment)
  addRoleOutput(role)
  return role
}

/** One for each account; a second one of the same issuer is refused by IAM. */
function addOidcProvider(scope: Construct): IamOpenidConnectProvider {
  const provider = new IamOpenidConnectProvider(scope, 'github', {
    url: `https://${GITHUB_ISSUER}`,
    clientIdList: [STS_AUDIENCE],
  })
  return fixedId(provider, IamOpenidConnectProvider.tfResourceType, 'github')
}

function addPermissions(
  scope: Construct,
  role: IamRole,
  id: string,
  { statements = [], managedPolicies = [] }: CiDeployRoleOptions,
  { partition }: AwsEnvironment,
): void {
  if (statements.length > 0) {
    const policy = literalJson({ Version: '2012-10-17', Statement: statements })
    refuse(checkRolePolicy(scope, id, policy))
    const resource = new IamRolePolicy(scope, 'policy', { name: 'deploy', role: role.name, policy })
    fixedId(resource, IamRolePolicy.tfResourceType, id)
  }
  for (const name of managedPolicies) {
    const policyArn = name.startsWith('arn:') ? name : `arn:${partition}:iam::aws:policy/${name}`
    const attachment = new IamRolePolicyAttachment(scope, `managed-${name}`, { role: role.name, policyArn })
    fixedId(attachment, IamRolePolicyAttachment.tfResourceType, `${id}_${logicalId(name)}`)
  }
}
