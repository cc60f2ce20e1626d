import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ConnectOptions } from '../../connect-with.js'

/** For tests of `params()`: a client that must not send anything. */
export const unsent: ConnectOptions = {
  tableName: 'unsent',
  client: {
    config: new DynamoDBClient({ region: 'local' }).config,
    send: () => {
      throw new TypeError('This test was not to send anything.')
    },
  },
}
