import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import { AT_MOST, EXACT, itemBytes, type Measure } from '../../item/item-size.js'

/** Most bytes of the items of a transaction. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024

/**
 * Refuses what DynamoDB would refuse for the size of its items: whole ones of puts, keys of all else. What updates and
 * conditions add to that only DynamoDB knows, and refuses by itself.
 */
export function checkTransactionSize(items: readonly TransactWriteItem[]): void {
  const bytes = (measure: Measure) => items.reduce((sum, one) => sum + bytesOf(one, measure), 0)
  if (bytes(AT_MOST) <= MAX_TRANSACTION_BYTES) return
  const exact = bytes(EXACT)
  if (exact <= MAX_TRANSACTION_BYTES) return
  throw new ValidationError(`has items of ${exact} bytes, guard items of unique attributes included`, {
    attribute: 'transaction',
    remedy: `DynamoDB allows ${MAX_TRANSACTION_BYTES}; split it where it need not be all or nothing`,
  })
}

function bytesOf({ Put, Update, Delete, ConditionCheck }: TransactWriteItem, measure: Measure): number {
  return itemBytes(Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key ?? {}, measure)
}
