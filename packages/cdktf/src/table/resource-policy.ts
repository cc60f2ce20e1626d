import { type Construct, DynamodbResourcePolicy, type DynamodbTable } from '../adapter.js'
import { fixedId } from '../support/fixed-id.js'
import { literalJson } from '../support/literal-json.js'

/** One statement of a policy on the table. Its ARNs are literal: `table.tableArn`, `${table.tableArn}/index/NAME`. */
export interface ResourcePolicyStatement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal: '*' | { readonly [kind: string]: string | readonly string[] }
  readonly Action: string | readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } }
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html */
export const MAX_RESOURCE_POLICY_BYTES = 20 * 1024

export function resourcePolicyJson(statements: readonly ResourcePolicyStatement[]): string {
  return literalJson({ Version: '2012-10-17', Statement: statements })
}

export function addResourcePolicy(
  scope: Construct,
  id: string,
  table: DynamodbTable,
  statements: readonly ResourcePolicyStatement[],
): void {
  const policy = resourcePolicyJson(statements)
  const resource = new DynamodbResourcePolicy(scope, 'resource-policy', { resourceArn: table.arn, policy })
  fixedId(resource, DynamodbResourcePolicy.tfResourceType, id)
}
