import { type Construct, TerraformStack } from '../adapter.js'

/** Characters of all inline policies of a role, white space not counted. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const MAX_ROLE_POLICY_CHARACTERS = 10_240

/** Characters by role, of each stack. */
const lengths = new WeakMap<TerraformStack, Map<string, number>>()

/** Counts a policy of a role, and says so when they are too long together. */
export function checkRolePolicy(scope: Construct, role: string, policy: string): string[] {
  const stack = TerraformStack.of(scope)
  const ofStack = lengths.get(stack) ?? new Map<string, number>()
  lengths.set(stack, ofStack)
  const length = (ofStack.get(role) ?? 0) + policy.replaceAll(/\s/g, '').length
  ofStack.set(role, length)
  if (length <= MAX_ROLE_POLICY_CHARACTERS) return []
  return [
    `Role '${role}': its inline policies have ${length} characters; IAM allows ${MAX_ROLE_POLICY_CHARACTERS}. Grant less, or split the role.`,
  ]
}
