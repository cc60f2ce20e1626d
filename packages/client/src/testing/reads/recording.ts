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
      // What is sent is JSON, which has no symbols: the client's own notes of its attempts are none of it.
      inputs.push(Object.fromEntries(Object.entries(command.input)))
      return client.send(command, ...rest)
    },
  }
}
