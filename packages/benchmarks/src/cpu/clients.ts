import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { dynamooseStore } from './libraries/dynamoose.js'
import { electrodbStore } from './libraries/electrodb.js'
import { entityStoreStore } from './libraries/entity-store.js'
import { keyprintStore } from './libraries/keyprint.js'
import { libDynamodbStore } from './libraries/lib-dynamodb.js'
import { onetableStore } from './libraries/onetable.js'
import { toolboxStore } from './libraries/toolbox.js'
import type { LibraryName, OrderStore } from './operations.js'
import { StubHandler } from './stub-handler.js'

/** A library and the stub that its client talks to. */
export interface Contestant {
  readonly name: LibraryName
  readonly store: OrderStore
  readonly stub: StubHandler
}

/**
 * Each library over a client of its own, all configured the same, for an endpoint where the network is to be used. The first
 * one is what the others are compared to.
 */
export function contestants(endpoint?: string): readonly Contestant[] {
  const contestant = (name: LibraryName, storeOf: StoreOf) => madeContestant(name, storeOf, endpoint)
  return [
    contestant('lib-dynamodb', (client) => libDynamodbStore(documentClient(client))),
    contestant('Keyprint', keyprintStore),
    // What `connect` makes of a region or an endpoint; it is given here only to have the stub.
    contestant('Keyprint, own client', (_, config) =>
      keyprintStore(new DynamoDBClient({ ...config, cacheMiddleware: true })),
    ),
    contestant('ElectroDB', (client) => electrodbStore(documentClient(client))),
    contestant('DynamoDB-Toolbox', (client) => toolboxStore(documentClient(client))),
    contestant('entity-store', (client) => entityStoreStore(documentClient(client))),
    contestant('OneTable', onetableStore),
    contestant('Dynamoose', (_, config) => dynamooseStore(config)),
  ]
}

/** Dynamoose takes no client but the SDK's aggregated one, made of the same configuration. */
type StoreOf = (client: DynamoDBClient, config: DynamoDBClientConfig) => OrderStore

function madeContestant(name: LibraryName, storeOf: StoreOf, endpoint: string | undefined): Contestant {
  const stub = new StubHandler()
  const config = {
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not-a-secret' },
    requestHandler: stub.asRequestHandler,
    ...(endpoint === undefined ? {} : { endpoint }),
  }
  return { name, store: storeOf(new DynamoDBClient(config), config), stub }
}

const documentClient = (client: DynamoDBClient) =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
