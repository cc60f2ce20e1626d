import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import type { DataClient, DataOfTenant } from '../client.js'
import { Attempts } from '../rows/attempts.js'
import { type RowKey, storedKey } from '../rows/key.js'
import type { RowTable } from '../rows/rows.js'
import { labelOf } from './label.js'

/** A page of the keys of a tenant's items. */
export interface KeyPage {
  readonly keys: readonly RowKey[]
  readonly cursor: string | undefined
}

const placeOf = (key: RowKey) => ({ label: labelOf(key), itemPk: key.pk, itemSk: key.sk })

/** Notes where items are. Writers that come through the API do it before they write; the stream does it for all. */
export async function notePlaces(db: DataOfTenant, keys: readonly RowKey[]): Promise<void> {
  if (keys.length === 0) return
  await db.batch.write((b) => keys.map((key) => b.place.put(placeOf(key))))
}

/** Where the items of a tenant are, about in the order of their keys. What it names may be gone. */
export async function listPlaces(
  db: DataOfTenant,
  limit: number,
  after: string | undefined,
): Promise<KeyPage> {
  const page = await db
    .places({}, { limit, consistent: true, ...(after === undefined ? {} : { after }) })
    .page()
  return { keys: page.items.map(({ itemPk, itemSk }) => ({ pk: itemPk, sk: itemSk })), cursor: page.cursor }
}

/** The most that one transaction forgets: it deletes a place and checks its row, and takes 100 of both. */
export const MOST_FORGOTTEN = 50

/** Forgets places, if nothing is at any of them: what was written again meanwhile keeps its place. @returns whether. */
export async function forgetPlaces(
  db: DataClient,
  table: RowTable,
  tenantId: string,
  keys: readonly RowKey[],
): Promise<boolean> {
  const places = keys.map((key) => ({ tenantId, label: labelOf(key) }))
  const { TransactItems = [] } = db.transact((tx) => places.map((place) => tx.place.delete(place))).params()
  const nothingThere = keys.map((key) => ({
    ConditionCheck: {
      TableName: table.tableName,
      Key: storedKey(key),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }))
  const command = () => new TransactWriteItemsCommand({ TransactItems: [...TransactItems, ...nothingThere] })
  const attempts = new Attempts('TransactWriteItems')
  try {
    await attempts.settle(() => table.client.send(attempts.watch(command())))
    return true
  } catch (error) {
    if (error instanceof TransactionCanceledException && hasFailedCheck(error)) return false
    throw error
  }
}

const hasFailedCheck = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.some(({ Code }) => Code === 'ConditionalCheckFailed')
