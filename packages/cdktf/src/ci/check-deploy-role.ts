import { checkWhole } from '../table/check/numbers.js'
import type { CiDeployRoleOptions } from './ci-deploy-role-options.js'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html */
const MIN_SESSION_SECONDS = 3600
const MAX_SESSION_SECONDS = 43_200

/** What is wrong with a deploy role. */
export function checkDeployRole(id: string, options: CiDeployRoleOptions): string[] {
  const { repository, roleName, statements = [], managedPolicies = [], maxSessionSeconds } = options
  return [
    ...(/^[\w.-]+\/[\w.-]+$/.test(repository)
      ? []
      : [`'${repository}' is not a repository such as owner/name.`]),
    ...(/^[\w+=,.@-]{1,64}$/.test(roleName) ? [] : [`'${roleName}' is not the name of a role.`]),
    ...checkOrigin(options),
    ...(statements.length + managedPolicies.length > 0
      ? []
      : ['it may do nothing; give it statements or managedPolicies.']),
    ...(maxSessionSeconds === undefined
      ? []
      : checkWhole('maxSessionSeconds', maxSessionSeconds, MIN_SESSION_SECONDS, MAX_SESSION_SECONDS)),
  ].map((problem) => `Deploy role '${id}': ${problem}`)
}

/** One of both; StringEquals knows no wildcards, and a name that looks like one is a mistake. */
function checkOrigin(options: { readonly branch?: string; readonly environment?: string }): string[] {
  const { branch, environment } = options
  if ((branch === undefined) === (environment === undefined))
    return ['name either a branch or an environment.']
  const name = branch ?? environment ?? ''
  if (name !== '' && !/[*?]/.test(name)) return []
  return [`'${name}' is no name of one branch or environment: patterns are not matched.`]
}
