import { DeleteTableCommand, type DynamoDBClient, waitUntilTableNotExists } from '@aws-sdk/client-dynamodb'

/** Which table to delete. */
export interface DeleteTableOptions {
  /** Name of the table in DynamoDB. */
  readonly tableName: string
}

/** Seconds, as the waiter of the SDK counts them; the first look is immediate. */
const WAIT = { minDelay: 1, maxDelay: 2, maxWaitTime: 120 }

/**
 * Deletes a table and waits until it is gone.
 *
 * @throws ResourceNotFoundException (of the SDK) when there is no such table
 */
export async function deleteTable(client: DynamoDBClient, { tableName }: DeleteTableOptions): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: tableName }))
  await waitUntilTableNotExists({ client, ...WAIT }, { TableName: tableName })
}
