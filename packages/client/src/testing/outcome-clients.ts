import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { type FaultProxy, faults } from '@keyprint/local'
import type { TestTable } from '@keyprint/local/vitest'
import { type ConnectSettings, connect } from '../index.js'
import { shop } from './shop.js'

/** A client of the shop that goes through a proxy. */
export function through(
  proxy: FaultProxy,
  { tableName }: TestTable,
  config: DynamoDBClientConfig = {},
  options: ConnectSettings = {},
) {
  return connect(shop, { client: proxy.client(config), tableName, ...options })
}

/** A transaction that DynamoDB cancels, with a code for each of its items. */
export const canceled = (...codes: readonly string[]) =>
  faults.serviceError({
    status: 400,
    code: 'TransactionCanceledException',
    message: 'Transaction cancelled',
    members: { CancellationReasons: codes.map((Code) => ({ Code, Message: `because of ${Code}` })) },
  })
