import { keyArn, viaDynamoDB } from '../arn/key-arn.js'
import type { TableArn } from '../arn/table-arn.js'
import { keyActions } from '../permission/key-actions.js'
import { healthActions, writeActions } from '../permission/operation-actions.js'
import type { Permission } from '../permission/permission.js'
import type { PolicyStatement } from './policy-statement.js'

/** What the permissions need of the table's customer managed key; nothing where no item is read or written. */
export function keyStatements(
  permissions: readonly Permission[],
  table: TableArn,
  kmsKeyArn: string | undefined,
): PolicyStatement[] {
  const key = kmsKeyArn === undefined ? undefined : keyArn(kmsKeyArn)
  const onItems = permissions.filter(({ action }) => !isHealth(action))
  if (key === undefined || onItems.length === 0) return []
  const writes = onItems.some(({ action }) => writeActions.has(action))
  return [
    {
      Sid: 'Key',
      Effect: 'Allow',
      Action: [...(writes ? keyActions.write : keyActions.read)],
      Resource: [key],
      Condition: { StringEquals: { 'kms:ViaService': viaDynamoDB(table) } },
    },
  ]
}

const isHealth = (action: string): boolean => healthActions.some((one) => one === action)
