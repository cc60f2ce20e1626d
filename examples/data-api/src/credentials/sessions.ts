import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts'
import type { TenantCredentials } from './tenant-credentials.js'

/** Opens a session that may do what a policy says. */
export type OpenSession = (tenantId: string, policy: string) => Promise<TenantCredentials>

/**
 * Denies everything to the sessions of a tenant until the last of them has ended. It may be repeated, and come at the
 * same time. @returns false where no room is left for it; it is to be tried again.
 */
export type RevokeSessions = (tenantId: string, until: Date) => Promise<boolean>

/** The sessions of the code of tenants: what can be opened can be revoked. */
export interface Sessions {
  readonly open: OpenSession
  readonly revoke: RevokeSessions
  readonly tableArn: string
  readonly kmsKeyArn?: string
}

/** The shortest that STS gives. */
const SESSION_SECONDS = 900
/** How far the clocks of Lambdas and of STS may be apart. */
const SKEW_SECONDS = 60

/** When all sessions that were opened before a time have ended. */
export function sessionsEndBy(openedBefore: Date): Date {
  return new Date(openedBefore.getTime() + (SESSION_SECONDS + SKEW_SECONDS) * 1000)
}

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
