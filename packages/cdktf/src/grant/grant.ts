import type { Design, DesignTypes } from '@keyprint/key-design'
import { type IamRole, IamRolePolicy, TerraformElement } from '../adapter.js'
import { DuplicateLogicalIdError } from '../errors/duplicate-logical-id-error.js'
import { refuse } from '../errors/invalid-options-error.js'
import { fixedId, logicalId } from '../support/fixed-id.js'
import { literalJson } from '../support/literal-json.js'
import type { DesignTable } from '../table/design-table.js'
import { keyAlias } from '../table/encryption.js'
import { byAlias } from './by-alias.js'
import { type Grant, type PolicyOptions, policyDocument, policyStatements } from './iam.js'
import { addRoleOutput } from './role-output.js'
import { checkRolePolicy } from './role-policies.js'

/** A role of this stack, or the name of one that exists. */
export type GrantedRole = IamRole | { readonly roleName: string }

/** What a grant can be narrowed to. */
export interface GrantOptions<D extends DesignTypes>
  extends Pick<PolicyOptions<D>, 'leadingKeys' | 'tenant' | 'attributes'> {
  /** Tells several grants of one role on one table apart. Default: the table's logical id. */
  readonly name?: string
}

/**
 * Allows a role what is named and nothing else: an inline policy with exact actions and literal ARNs, so that a plan shows
 * all of it. A key that the table made for itself is named by its alias.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 *
 * @throws UnknownGrantError for a name that the table's design does not have
 * @throws UnconfinableGrantError for a grant that `leadingKeys` or `attributes` cannot hold
 * @throws InvalidOptionsError when the policies of the role get longer than IAM takes
 */
export function grant<D extends DesignTypes>(
  role: GrantedRole,
  table: DesignTable<D>,
  grants: readonly Grant<NoInfer<D>>[],
  options: GrantOptions<NoInfer<D>> = {},
): void {
  const { name = table.logicalId, ...narrowed } = options
  const { tableName, tableArn, keyArn, environment } = table
  const statements = policyStatements(table.design as Design<D>, grants, {
    ...narrowed,
    tableArn,
    kmsKeyArn: keyArn,
  }).map((statement) => byAlias(statement, environment, keyAlias(tableName)))
  addPolicy(role, table, name, literalJson(policyDocument(statements)))
  addRoleOutput(role)
}

function addPolicy(role: GrantedRole, table: DesignTable, name: string, policy: string): void {
  const { key, reference } = named(role)
  refuse(checkRolePolicy(table, key, policy))
  const id = logicalId(`${key}_${name}`)
  const same = table.node.tryFindChild(`grant-${id}`)
  if (same !== undefined)
    throw new DuplicateLogicalIdError(`aws_iam_role_policy.${id}`, [same.node.path, 'another grant'])
  const resource = new IamRolePolicy(table, `grant-${id}`, { name, role: reference, policy })
  fixedId(resource, IamRolePolicy.tfResourceType, id)
}

/** What the role is called in Terraform's state, and how a policy refers to it. */
function named(role: GrantedRole): { readonly key: string; readonly reference: string } {
  if (!TerraformElement.isTerraformElement(role)) return { key: role.roleName, reference: role.roleName }
  return { key: role.friendlyUniqueId, reference: role.name }
}
