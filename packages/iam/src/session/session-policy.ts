import type { Design, DesignTypes } from '@keyprint/key-design'
import { SessionPolicyTooLargeError } from '../errors/session-policy-too-large-error.js'
import type { Grant } from '../grant/grant.js'
import type { PolicyOptions } from '../policy-options.js'
import { policyStatements } from '../policy-statements.js'
import { compactJson } from './compact-json.js'

/** Most characters of a session policy. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const MAX_SESSION_POLICY_CHARACTERS = 2048

/** What a session policy is made for. */
export type SessionPolicyOptions<D extends DesignTypes> = Omit<PolicyOptions<D>, 'leadingKeys' | 'tenant'> & {
  /** Whose session it is, by the attribute that says so: `{ tenantId: 'acme' }`. Always taken literally. */
  readonly tenant: NonNullable<PolicyOptions<D>['tenant']>
}

/**
 * The policy of a tenant's session, as JSON for `Policy` of AssumeRole. The session may do what both this policy and the
 * role's own allow.
 * @throws SessionPolicyTooLargeError
 * @throws what `policyStatements` throws.
 */
export function sessionPolicy<D extends DesignTypes>(
  design: Design<D>,
  grants: readonly NoInfer<Grant<D>>[],
  options: SessionPolicyOptions<NoInfer<D>>,
): string {
  const { tenant = {} } = options
  const Statement = policyStatements(design, grants, { ...options, tenant }).map(
    ({ Sid: _, ...rest }) => rest,
  )
  const json = compactJson({ Version: '2012-10-17', Statement })
  if (json.length <= MAX_SESSION_POLICY_CHARACTERS) return json
  throw new SessionPolicyTooLargeError(json.length, MAX_SESSION_POLICY_CHARACTERS)
}
