import { explainTable } from './explain-table.js'
import type { ResourceRule } from './resource-rule.js'
import { kmsKey } from './rules/kms-key.js'
import { policyAttachment } from './rules/policy-attachment.js'
import { policyDocument } from './rules/policy-document.js'
import { role } from './rules/role.js'
import { tableReplica } from './rules/table-replica.js'

/** The types of resources that have to do with data, or with who reaches it. */
export const resourceRules: Readonly<Record<string, ResourceRule>> = {
  aws_dynamodb_table: explainTable,
  aws_dynamodb_table_replica: tableReplica,
  aws_dynamodb_resource_policy: policyDocument,
  aws_iam_policy: policyDocument,
  aws_iam_role_policy: policyDocument,
  aws_iam_role: role,
  aws_iam_role_policy_attachment: policyAttachment,
  aws_kms_key: kmsKey,
}
