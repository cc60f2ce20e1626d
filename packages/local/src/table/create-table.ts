import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import {
  checkDesign,
  DesignError,
  type DesignSpec,
  type TableSpec,
  tableInput,
  timeToLiveInput,
} from '@keyprint/key-design'
import { TableAlreadyExists } from '../errors/table-already-exists.js'

/** A design, as far as its table is concerned. A whole one is checked as well. */
export interface TableDesign {
  readonly table: TableSpec
}

/** Which table to create. */
export interface CreateTableOptions {
  /** Name of the table in DynamoDB. */
  readonly tableName: string
}

/** Seconds, as the waiter of the SDK counts them; the first look is immediate. */
const WAIT = { minDelay: 1, maxDelay: 2, maxWaitTime: 120 }

/**
 * Creates the table of a design with its indexes, stream and time to live, and waits until it is active.
 *
 * @throws DesignError for a whole design that cannot work, also where a bundle for production had not checked it
 * @throws TableAlreadyExists when a table of that name exists: whether it is the design's is not for this to guess
 */
export async function createTable(
  client: DynamoDBClient,
  design: TableDesign,
  { tableName }: CreateTableOptions,
): Promise<void> {
  refuseWrong(design)
  try {
    await client.send(new CreateTableCommand(tableInput(design.table, tableName)))
  } catch (cause) {
    throw cause instanceof ResourceInUseException ? new TableAlreadyExists(tableName, { cause }) : cause
  }
  await waitUntilTableExists({ client, ...WAIT }, { TableName: tableName })
  const timeToLive = timeToLiveInput(design.table, tableName)
  if (timeToLive !== undefined) await client.send(new UpdateTimeToLiveCommand(timeToLive))
}

function refuseWrong(design: TableDesign | DesignSpec): void {
  const problems = 'entities' in design ? checkDesign(design) : []
  if (problems.length > 0) throw new DesignError(problems)
}
