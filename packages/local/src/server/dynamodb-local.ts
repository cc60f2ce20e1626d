import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { localClient } from './local-client.js'

/** What DynamoDB Local runs on: an endpoint that was given, Java, or Docker. */
export type Source = 'endpoint' | 'java' | 'docker'

/** A DynamoDB Local that answers. */
export interface DynamoDBLocal extends AsyncDisposable {
  /** Its address, such as `http://127.0.0.1:41234`. */
  readonly endpoint: string
  readonly source: Source
  /** A new client of it, with a dummy region and dummy credentials. `config` says what differs. */
  client(config?: DynamoDBClientConfig): DynamoDBClient
  /** Ends it and waits until it has ended. A given endpoint is left running. May be called again. */
  stop(): Promise<void>
}

/** A server of whatever source: where it is and how it ends. */
export interface Server {
  readonly endpoint: string
  stop(): Promise<void>
}

/** The public face of a server. */
export function dynamoDBLocal(source: Source, { endpoint, stop }: Server): DynamoDBLocal {
  return {
    endpoint,
    source,
    client: (config) => localClient(endpoint, config),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
