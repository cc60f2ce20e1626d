import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { localClient } from './local-client.js'
import type { Server } from './server.js'
import { type StartOptions, startServer } from './start-server.js'

/** A DynamoDB Local that answers. It can be held with `await using`. */
export interface DynamoDBLocal extends Server, AsyncDisposable {
  /** A new client of it, with a dummy region and dummy credentials. `config` says what differs. */
  client(config?: DynamoDBClientConfig): DynamoDBClient
}

/**
 * Starts DynamoDB Local: in memory, one database for all credentials and regions, on loopback and a free port. A given
 * endpoint comes first, then Java 17 or newer, then Docker. It ends with `stop()`, or with this process.
 *
 * @throws DynamoDBLocalUnavailable when there is nothing to run it on
 * @throws EndpointUnreachable when nothing answers at the given endpoint
 * @throws DynamoDBLocalStartFailed when it ends at once or does not answer in time
 */
export async function startDynamoDBLocal(options: StartOptions = {}): Promise<DynamoDBLocal> {
  const server = await startServer(options)
  return {
    ...server,
    client: (config) => localClient(server.endpoint, config),
    [Symbol.asyncDispose]: server.stop,
  }
}
