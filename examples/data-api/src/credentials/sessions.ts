import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts'
import type { TenantCredentials } from './tenant-credentials.js'

/** Opens a session that may do what a policy says. */
export type OpenSession = (tenantId: string, policy: string) => Promise<TenantCredentials>

/** The shortest that STS gives: what was handed out cannot be taken back. */
const SESSION_SECONDS = 900

/** Sessions of the role that all tenants share; the tag says whose it is, and the policy holds it there. */
export function stsSessions(sts: STSClient, roleArn: string): OpenSession {
  return async (tenantId, policy) => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: `tenant-${tenantId}`,
        DurationSeconds: SESSION_SECONDS,
        Policy: policy,
        Tags: [{ Key: 'tenant', Value: tenantId }],
      }),
    )
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = Credentials ?? {}
    if (AccessKeyId === '' || Expiration === undefined) throw new Error('STS gave no credentials')
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration.toISOString(),
    }
  }
}
