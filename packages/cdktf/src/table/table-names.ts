import { type Construct, TerraformStack } from '../adapter.js'

/** Where the tables of each stack are, by ARN. */
const tables = new WeakMap<TerraformStack, Map<string, string>>()

/** Two tables of one name would be two resources for one table, which a plan lets through and an apply does not. */
export function checkTableName(table: Construct, tableArn: string): string[] {
  const stack = TerraformStack.of(table)
  const known = tables.get(stack) ?? new Map<string, string>()
  tables.set(stack, known)
  const other = known.get(tableArn)
  known.set(tableArn, table.node.path)
  if (other === undefined) return []
  return [
    `${table.node.path} and ${other} are both the table ${tableArn}; give one of them another tableName.`,
  ]
}
