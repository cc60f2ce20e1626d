import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { tableInput, timeToLiveInput } from '@keyprint/key-design'
import type { StoreTable, WithTable } from './store-table.js'

/** Seconds, as the waiter of the SDK counts them; the first look is immediate. */
const WAIT = { minDelay: 1, maxDelay: 2, maxWaitTime: 120 }

/**
 * Creates the table of a store where there is none, billed on demand, with its indexes, stream and time to live, and waits
 * until it is active. It can be called at every start: a table that is there is not changed, but for a missing time to
 * live. For production the infrastructure makes the table, from the same design.
 */
export async function createTable({ table }: WithTable): Promise<void> {
  const client = table.client as DynamoDBClient
  await client.send(new CreateTableCommand(tableInput(table.design.table, table.tableName))).catch(ifInUse)
  await waitUntilTableExists({ client, ...WAIT }, { TableName: table.tableName })
  await enableTimeToLive(client, table)
}

function ifInUse(error: Error): void {
  if (error.name !== 'ResourceInUseException') throw error
}

async function enableTimeToLive(client: DynamoDBClient, { design, tableName }: StoreTable): Promise<void> {
  const wanted = timeToLiveInput(design.table, tableName)
  if (wanted === undefined || (await isEnabled(client, tableName))) return
  await client.send(new UpdateTimeToLiveCommand(wanted)).catch(async (error: unknown) => {
    // It cannot be asked for twice, and somebody else may have done it meanwhile.
    if (!(await isEnabled(client, tableName))) throw error
  })
}

async function isEnabled(client: DynamoDBClient, tableName: string): Promise<boolean> {
  const told = await client.send(new DescribeTimeToLiveCommand({ TableName: tableName }))
  return told.TimeToLiveDescription?.TimeToLiveStatus?.startsWith('ENABL') ?? false
}
