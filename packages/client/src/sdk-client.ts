import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import type { Problem } from '@keyprint/key-design'
import { ConfigurationError } from './errors/configuration-error.js'

/** What of the user's client is used: a DynamoDBClient or a DynamoDBDocumentClient, configured as the user wants it. */
export type SdkClient = Pick<DynamoDBClient, 'config'> & {
  // biome-ignore lint/suspicious/noExplicitAny: the document client's commands are others.
  send(command: any, ...rest: any[]): any
}

/** Through a client of the user's. */
export interface GivenClient {
  /** The user's client: its credentials, region, endpoint, retries and middleware are used as they are. */
  readonly client: SdkClient
  /** May be given along, as a test table has it; the client must have one of its own. */
  readonly endpoint?: DynamoDBClientConfig['endpoint']
  readonly region?: Problem<'the region of a given client is its own'> | undefined
  readonly credentials?: Problem<'the credentials of a given client are its own'> | undefined
}

/**
 * Through a client that is made for this. Nobody else can change its middleware, so the SDK is told to keep it from call
 * to call (`cacheMiddleware`), which is faster. What else can be told to the SDK is told to a client of your own.
 */
export interface OwnClient {
  readonly client?: undefined
  /** Default: as the SDK finds it, `AWS_REGION` first. */
  readonly region?: DynamoDBClientConfig['region']
  /** Default: that of the region. */
  readonly endpoint?: DynamoDBClientConfig['endpoint']
  /** Default: as the SDK finds them. */
  readonly credentials?: DynamoDBClientConfig['credentials']
}

/**
 * The client that is given, or one that is made.
 * @throws ConfigurationError for an endpoint beside a client that has none, and would call AWS.
 */
export function sdkClient(options: GivenClient | OwnClient): SdkClient {
  const { client, region, endpoint, credentials } = options
  if (client !== undefined) {
    if (endpoint !== undefined && client.config.endpoint === undefined) {
      throw new ConfigurationError(
        'An endpoint was given beside a client that has none of its own; give it to the client instead.',
      )
    }
    return client
  }
  return new DynamoDBClient({ region, endpoint, credentials, cacheMiddleware: true } as DynamoDBClientConfig)
}
