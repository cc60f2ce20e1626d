import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

/**
 * A client of DynamoDB Local. The region and the credentials are dummies: DynamoDB Local asks for some and checks none.
 * They go to the endpoint given and nowhere else.
 *
 * @param config what differs, such as `maxAttempts`
 */
export function localClient(endpoint: string, config: DynamoDBClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...config,
  })
}
