import type { Design, DesignTypes } from '@keyprint/key-design'
import { type IamRole, IamRolePolicy, TerraformElement } from '../adapter.js'
import { DuplicateLogicalId } from '../errors/duplicate-logical-id.js'
import { refuse } from '../errors/invalid-options.js'
import { fixedId, logicalId } from '../support/fixed-id.js'
import { literalText } from '../support/literal-json.js'
import type { DesignTable } from '../table/design-table.js'
import {
  type Grant,
  type PolicyOptions,
  type PolicyStatement,
  policyDocument,
  policyStatements,
} from './iam.js'
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
 * all of it. With a key that the table made for itself, a second policy holds what is needed of the key, whose ARN only
 * AWS can give: the first plan cannot show that one.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 *
 * @throws UnknownGrantError for a name that the table's design does not have
 * @throws UnconfinableGrantError for a grant that `leadingKeys` or `attributes` cannot hold
 * @throws InvalidOptions when the policies of the role get longer than IAM takes
 */
export function grant<D extends DesignTypes>(
  role: GrantedRole,
  table: DesignTable<D>,
  grants: readonly Grant<NoInfer<D>>[],
  options: GrantOptions<NoInfer<D>> = {},
): void {
  const { name = table.logicalId, ...narrowed } = options
  const { tableArn, keyArn } = table
  const statements = policyStatements(table.design as Design<D>, grants, {
    ...narrowed,
    tableArn,
    kmsKeyArn: keyArn,
  })
  const ofTable = statements.filter((statement) => !isUnknownKey(statement))
  const ofKey = statements.filter(isUnknownKey)
  addPolicy(role, table, name, literalText(policyJson(ofTable)))
  if (ofKey.length > 0) addPolicy(role, table, `${name}_key`, policyJson(ofKey))
  addRoleOutput(role)
}

/** A key of the same run is named by a reference, which must stay one. */
function isUnknownKey({ Resource }: PolicyStatement): boolean {
  return [Resource].flat().some((arn) => arn.startsWith('${'))
}

function policyJson(statements: readonly PolicyStatement[]): string {
  return JSON.stringify(policyDocument(statements))
}

function addPolicy(role: GrantedRole, table: DesignTable, name: string, policy: string): void {
  const { key, reference } = named(role)
  refuse(checkRolePolicy(table, key, policy))
  const id = logicalId(`${key}_${name}`)
  const same = table.node.tryFindChild(`grant-${id}`)
  if (same !== undefined)
    throw new DuplicateLogicalId(`aws_iam_role_policy.${id}`, [same.node.path, same.node.path])
  const resource = new IamRolePolicy(table, `grant-${id}`, { name, role: reference, policy })
  fixedId(resource, IamRolePolicy.tfResourceType, id)
}

/** What the role is called in Terraform's state, and how a policy refers to it. */
export function named(role: GrantedRole): { readonly key: string; readonly reference: string } {
  if (!TerraformElement.isTerraformElement(role)) return { key: role.roleName, reference: role.roleName }
  return { key: role.friendlyUniqueId, reference: role.name }
}
