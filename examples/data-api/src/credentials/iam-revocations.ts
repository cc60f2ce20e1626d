import {
  DeleteRolePolicyCommand,
  type IAMClient,
  LimitExceededException,
  NoSuchEntityException,
  PutRolePolicyCommand,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam'
import { denialName, hasEnded } from './denials.js'
import { denialPolicy } from './session-policy.js'
import type { RevokeSessions } from './sessions.js'

/**
 * Denials as inline policies of the role that all tenants share. Together they have 10,240 characters, so each is taken
 * away when its sessions have ended, by whoever removes a tenant after that. IAM takes some seconds to act on one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function iamRevocations(iam: IAMClient, roleArn: string): RevokeSessions {
  const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  return async (tenantId, until) => {
    const names = await policyNames(iam, RoleName)
    for (const PolicyName of names.filter(hasEnded))
      await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })).catch(unlessGone)
    const PolicyName = denialName(tenantId, until)
    if (names.includes(PolicyName)) return true
    const PolicyDocument = denialPolicy(tenantId)
    try {
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }))
      return true
    } catch (error) {
      if (error instanceof LimitExceededException) return false
      throw error
    }
  }
}

async function policyNames(client: IAMClient, RoleName: string): Promise<readonly string[]> {
  const names: string[] = []
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client }, { RoleName }))
    names.push(...PolicyNames)
  return names
}

/** Another removal has taken it away. */
function unlessGone(error: unknown): void {
  if (!(error instanceof NoSuchEntityException)) throw error
}
