import { type Client, type ConnectOptions, connect } from '@keyprint/client'
import type { Design, DesignTypes } from '@keyprint/key-design'
import type { Collections } from '../collection/collection.js'
import { type DocumentDesignOptions, documentDesign, expiryAttribute } from '../design/document-design.js'
import type { Capabilities } from '../provider/capabilities.js'
import { MAX_DOCUMENT_BYTES, MAX_TRANSACTION_OPERATIONS } from '../provider/limits.js'
import type { DocumentProvider, Health, OpenProvider } from '../provider/provider.js'
import { dynamoDbTenant } from './dynamodb-tenant.js'
import type { UntypedClient } from './untyped-client.js'

/** What `connect` of `@keyprint/client` takes, sealed cursors included, and how the table is made. */
export type DynamoDbProviderOptions = ConnectOptions & {
  /** As the table was made by. Default: that of `documentDesign`. */
  readonly design?: DocumentDesignOptions | undefined
}

/** Keeps documents in DynamoDB, in the table of `documentDesign`. It sends nothing by itself. */
export function dynamoDbProvider(options: DynamoDbProviderOptions): DocumentProvider {
  return { open: (collections) => openProvider(collections, options) }
}

function openProvider(collections: Collections, options: DynamoDbProviderOptions): OpenProvider {
  const design = documentDesign(collections, options.design)
  const client = connect(design, options) as Client<DesignTypes>
  return {
    name: 'dynamodb',
    capabilities: capabilitiesOf(options.design),
    forContext: ({ tenant }) =>
      dynamoDbTenant({
        ...{ collections, design: design as Design, tenant },
        client: client.forTenant(tenant) as unknown as UntypedClient,
      }),
    health: () => healthOf(client),
  }
}

const capabilitiesOf = (design: DocumentDesignOptions = {}): Capabilities => ({
  query: true,
  list: true,
  transact: true,
  expire: expiryAttribute(design) !== undefined,
  // Global indexes lag behind the table.
  consistentQueries: false,
  maxDocumentBytes: MAX_DOCUMENT_BYTES,
  maxTransactionOperations: MAX_TRANSACTION_OPERATIONS,
})

async function healthOf(client: Client<DesignTypes>): Promise<Health> {
  const { status, problems } = await client.health()
  return { status: status === 'ok' ? 'ok' : 'failing', problems }
}
