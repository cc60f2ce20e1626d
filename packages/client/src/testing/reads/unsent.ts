import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ConnectSettings } from '../../connect-with.js'
import type { GivenClient } from '../../sdk-client.js'

/** For tests of `params()`: a client that must not send anything. */
export const unsent: ConnectSettings & GivenClient = {
  tableName: 'unsent',
  client: {
    config: new DynamoDBClient({ region: 'local' }).config,
    send: () => {
      throw new TypeError('This test was not to send anything.')
    },
  },
}
