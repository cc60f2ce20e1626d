import { explainTable } from './explain-table.js'
import type { ResourceRule } from './resource-rule.js'

/** The types of resources that have to do with data. */
export const resourceRules: Readonly<Record<string, ResourceRule>> = {
  aws_dynamodb_table: explainTable,
}
