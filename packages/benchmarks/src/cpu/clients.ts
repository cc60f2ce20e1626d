import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { electrodbStore } from './libraries/electrodb.js'
import { keyprintStore } from './libraries/keyprint.js'
import { libDynamodbStore } from './libraries/lib-dynamodb.js'
import { toolboxStore } from './libraries/toolbox.js'
import type { LibraryName, OrderStore } from './operations.js'
import { StubHandler } from './stub-handler.js'

/** A library and the stub that its client talks to. */
export interface Contestant {
  readonly name: LibraryName
  readonly store: OrderStore
  readonly stub: StubHandler
}

/** Each library over a client of its own, all configured the same. The first one is what the others are compared to. */
export function contestants(): readonly Contestant[] {
  return [
    contestant('lib-dynamodb', (client) => libDynamodbStore(documentClient(client))),
    contestant('Keyprint', keyprintStore),
    contestant('ElectroDB', (client) => electrodbStore(documentClient(client))),
    contestant('DynamoDB-Toolbox', (client) => toolboxStore(documentClient(client))),
  ]
}

function contestant(name: LibraryName, storeOf: (client: DynamoDBClient) => OrderStore): Contestant {
  const stub = new StubHandler()
  const client = new DynamoDBClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not-a-secret' },
    requestHandler: stub.asRequestHandler,
  })
  return { name, store: storeOf(client), stub }
}

const documentClient = (client: DynamoDBClient) =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
