import { randomUUID } from 'node:crypto'
import { createTable, type DynamoDBLocal, deleteTable } from '@keyprint/local'
import { dataApi } from '../design.js'
import type { RowTable } from '../rows/rows.js'

/** A table of this run's own: nothing stays at an endpoint that was given. */
export async function temporaryTable(dynamodb: DynamoDBLocal): Promise<RowTable & AsyncDisposable> {
  const client = dynamodb.client()
  const tableName = `data-api-${randomUUID()}`
  await createTable(client, dataApi, { tableName })
  return {
    client,
    tableName,
    [Symbol.asyncDispose]: async () => {
      if (dynamodb.source === 'endpoint') await deleteTable(client, { tableName })
      client.destroy()
    },
  }
}
