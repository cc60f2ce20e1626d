import { ScanCommand } from '@aws-sdk/client-dynamodb'
import type { StoredItem } from '../json/attribute-values.js'
import { keyOf } from '../rows/key.js'
import type { RowTable } from '../rows/rows.js'
import type { Services } from '../services.js'
import { ownerOf } from '../tenants/tenant-id.js'
import { forgetPlaces, notePlaces } from './directory.js'

/** What a repair has done. */
export interface Repaired {
  readonly noted: number
  readonly forgotten: number
}

/**
 * Makes the directory whole again, after records of the stream were lost: notes every item that there is, and forgets
 * places where nothing is. It reads the whole table, so it is for who runs it and never for a request.
 */
export async function repair({ db, table }: Pick<Services, 'db' | 'table'>): Promise<Repaired> {
  let [noted, forgotten] = [0, 0]
  for await (const stored of everything(table)) {
    const { tenantId, itemPk, itemSk } = stored
    const key = keyOf(stored)
    const owner = ownerOf(key.pk)
    if (owner !== undefined) {
      await notePlaces(db.forTenant(owner), [key])
      noted += 1
    } else if (tenantId?.S && itemPk?.S && itemSk?.S) {
      const isGone = await forgetPlaces(db, table, tenantId.S, [{ pk: itemPk.S, sk: itemSk.S }])
      if (isGone) forgotten += 1
    }
  }
  return { noted, forgotten }
}

async function* everything({ client, tableName }: RowTable): AsyncGenerator<StoredItem> {
  let from: StoredItem | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: tableName,
        ProjectionExpression: 'pk, sk, tenantId, itemPk, itemSk',
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    )
    yield* Items
    from = LastEvaluatedKey
  } while (from !== undefined)
}
