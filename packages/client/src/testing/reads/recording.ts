import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { SdkClient } from '../../sdk-client.js'

/** A client that remembers what goes through it. */
export interface RecordingClient extends SdkClient {
  /** The input of every command, oldest first. */
  readonly inputs: readonly object[]
  forget(): void
}

/** Hands everything to another client, and remembers it. */
export function recording(client: DynamoDBClient): RecordingClient {
  const inputs: object[] = []
  return {
    config: client.config,
    inputs,
    forget: () => {
      inputs.length = 0
    },
    send: (command, ...rest) => {
      inputs.push(command.input)
      return client.send(command, ...rest)
    },
  }
}
