import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { isLost, LastAttempt, watchAttempts } from './attempts.js'
import type { Command } from './commands.js'
import type { ConsumedCapacity } from './consumed-capacity.js'
import { translateError } from './translate-error.js'

/** Options that every call has. */
export interface CallOptions {
  /** Stops the call; it rejects with the signal's reason. A write may have been done by then. */
  readonly signal?: AbortSignal | undefined
  /** Counts what the call uses. */
  readonly capacity?: ConsumedCapacity | undefined
}

/** How a request is sent. */
export interface SendOptions extends CallOptions {
  /** It must not be sent again after an attempt that may have been done. */
  readonly once?: boolean | undefined
}

/** Sends one request: the only place that talks to DynamoDB. */
export type Send = <Input extends object, Output>(
  command: Command<Input, Output>,
  input: Input,
  options: SendOptions,
) => Promise<Output>

const ambiguous = new WeakSet<object>()

/** True for the error of a write of which DynamoDB may have done an attempt before the one that it answered. */
export function followsLostAttempt(error: object): boolean {
  return ambiguous.has(error)
}

/** Sends through the user's client, with its credentials, middleware, retries and endpoint. */
export function sendThrough(client: Pick<DynamoDBClient, 'send'>, tableName: string): Send {
  return async (command, input, { signal, capacity, once = false }) => {
    signal?.throwIfAborted()
    const asked = capacity === undefined ? input : { ...input, ReturnConsumedCapacity: 'INDEXES' }
    const made = command.make(asked as typeof input) as Parameters<DynamoDBClient['send']>[0]
    const attempts = command.kind === 'write' ? watchAttempts(made, asked, once) : undefined
    try {
      const output = await (signal === undefined
        ? client.send(made)
        : client.send(made, { abortSignal: signal }))
      capacity?.add((output as { ConsumedCapacity?: never }).ConsumedCapacity, command.kind)
      return output as never
    } catch (thrown) {
      const error = thrown instanceof LastAttempt ? thrown.failure : thrown
      if (signal?.aborted) throw signal.reason
      const lost = attempts?.lost || isLost(error)
      if (lost) ambiguous.add(error as object)
      throw translateError(error, { operation: command.name, kind: command.kind, tableName, lost })
    }
  }
}
