import { randomUUID } from 'node:crypto'
import {
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import type { StoredItem } from '../json/attribute-values.js'
import { Attempts, readFrom } from './attempts.js'
import { isAlive, nowInSeconds } from './expiry.js'
import { keyOf, type RowKey, storedKey } from './key.js'
import { type Presence, presenceCondition } from './presence.js'
import type { RowTable } from './rows.js'
import { untilFree } from './until-free.js'

/** A write of a transaction; a check writes nothing. */
export type TransactedWrite =
  | { readonly put: StoredItem; readonly presence?: Presence | undefined }
  | { readonly delete: RowKey; readonly presence?: Presence | undefined }
  | { readonly check: RowKey; readonly presence: Presence }

export function keyOfTransacted(write: TransactedWrite): RowKey {
  if ('put' in write) return keyOf(write.put)
  return 'delete' in write ? write.delete : write.check
}

/** Items as they were at one moment, in the order of their keys. */
export async function transactGetRows(
  { client, tableName }: RowTable,
  keys: readonly RowKey[],
): Promise<readonly (StoredItem | undefined)[]> {
  const TransactItems = keys.map((key) => ({ Get: { TableName: tableName, Key: storedKey(key) } }))
  const send = () => client.send(new TransactGetItemsCommand({ TransactItems }))
  const { Responses = [] } = await readFrom('TransactGetItems', () => untilFree(send))
  return keys.map((_, i) => {
    const item = Responses[i]?.Item
    return isAlive(item) ? item : undefined
  })
}

/** All or none, and once, however often it has to be sent. */
export async function transactRows(
  { client, tableName }: RowTable,
  writes: readonly TransactedWrite[],
): Promise<void> {
  const TransactItems = writes.map((write) => transactItem(tableName, write))
  const input = { TransactItems, ClientRequestToken: randomUUID() }
  const attempts = new Attempts('TransactWriteItems')
  await attempts.settle(() => client.send(attempts.watch(new TransactWriteItemsCommand(input))))
}

function transactItem(TableName: string, write: TransactedWrite): TransactWriteItem {
  const condition = write.presence && presenceCondition(write.presence, nowInSeconds())
  if ('put' in write) return { Put: { TableName, Item: write.put, ...condition } }
  if ('delete' in write) return { Delete: { TableName, Key: storedKey(write.delete), ...condition } }
  return {
    ConditionCheck: {
      TableName,
      Key: storedKey(write.check),
      ...presenceCondition(write.presence, nowInSeconds()),
    },
  }
}
