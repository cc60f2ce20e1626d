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

/** Each library, made of a client or its configuration. The first one is what the others are compared to. */
const STORES: Readonly<Record<LibraryName, StoreOf>> = {
  'lib-dynamodb': (client) => libDynamodbStore(documentClient(client)),
  Keyprint: keyprintStore,
  // What `connect` makes of a region or an endpoint; it is given here only to have the stub.
  'Keyprint, own client': (_, config) =>
    keyprintStore(new DynamoDBClient({ ...config, cacheMiddleware: true })),
  ElectroDB: (client) => electrodbStore(documentClient(client)),
  'DynamoDB-Toolbox': (client) => toolboxStore(documentClient(client)),
  'entity-store': (client) => entityStoreStore(documentClient(client)),
  OneTable: onetableStore,
  Dynamoose: (_, config) => dynamooseStore(config),
}

export const LIBRARIES = Object.keys(STORES) as readonly LibraryName[]

/** Dynamoose takes no client but the SDK's aggregated one, made of the same configuration. */
type StoreOf = (client: DynamoDBClient, config: DynamoDBClientConfig) => OrderStore

/** A library over a client of its own; all are configured the same, for an endpoint where the network is to be used. */
export function contestant(name: LibraryName, endpoint?: string): Contestant {
  const stub = new StubHandler()
  const config = {
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not-a-secret' },
    requestHandler: stub.asRequestHandler,
    ...(endpoint === undefined ? {} : { endpoint }),
  }
  return { name, store: STORES[name](new DynamoDBClient(config), config), stub }
}

const documentClient = (client: DynamoDBClient) =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
