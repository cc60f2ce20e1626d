import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type AttemptRules, followsLostAttempt, LastAttempt, noteLost, watchAttempts } from './attempts.js'
import type { Command } from './commands.js'
import type { ConsumedCapacity } from './consumed-capacity.js'
import { type Sent, translateError } from './translate-error.js'

/** How long a call, or each of its requests, may take. */
export interface Timeouts {
  /**
   * Milliseconds that the whole call may take: requests, retries and pauses. What is under way then is stopped. Default:
   * none; batches give up when nothing of a request is done for 30 seconds.
   */
  readonly deadline?: number | undefined
  /** Milliseconds that each request may take before the SDK tries again. Default: what the SDK's client is told. */
  readonly requestTimeout?: number | undefined
}

/** Options that every call has. */
export interface CallOptions extends Timeouts {
  /** Stops the call; it rejects with the signal's reason. A write may have been done by then. */
  readonly signal?: AbortSignal | undefined
  /** Counts what the call uses. */
  readonly capacity?: ConsumedCapacity | undefined
}

/** How a request is sent. */
export interface SendOptions extends CallOptions, AttemptRules {
  /** What to make of a request that the signal stopped. Default: the signal's reason. */
  readonly stopped?: ((reason: unknown, sent: Sent) => unknown) | undefined
}

/** Sends one request: the only place that talks to DynamoDB. */
export type Send = <Input extends object, Output>(
  command: Command<Input, Output>,
  input: Input,
  options: SendOptions,
) => Promise<Output>

/** Sends through the user's client, with its credentials, middleware, retries and endpoint. */
export function sendThrough(client: Pick<DynamoDBClient, 'send'>, tableName: string): Send {
  return async (command, input, options) => {
    const { signal, capacity } = options
    signal?.throwIfAborted()
    const { name: operation, kind } = command
    const asked = capacity === undefined ? input : { ...input, ReturnConsumedCapacity: 'INDEXES' }
    const made = command.make(asked as typeof input) as Parameters<DynamoDBClient['send']>[0]
    const watched = kind === 'write' || options.attempt !== undefined
    const attempts = watched ? watchAttempts(made, asked, options) : undefined
    try {
      const output = await client.send(made, signal && { abortSignal: signal })
      capacity?.add((output as { ConsumedCapacity?: never }).ConsumedCapacity, kind)
      return output as never
    } catch (thrown) {
      const error = thrown instanceof LastAttempt ? thrown.failure : thrown
      const lost = attempts?.lost || followsLostAttempt(error)
      const sent = { operation, kind, tableName, lost }
      if (signal?.aborted) throw options.stopped?.(signal.reason, sent) ?? signal.reason
      if (lost) noteLost(error)
      throw translateError(error, sent)
    }
  }
}
