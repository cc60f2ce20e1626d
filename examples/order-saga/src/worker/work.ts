import { setTimeout as pause } from 'node:timers/promises'
import type { StreamsClient } from '@keyprint/client/streams'
import { createOutbox } from '@keyprint/saga-store'
import type { SagaSettings } from '../saga/advance.js'
import { handleCommand } from '../saga/handle-command.js'
import { handleTimeouts } from '../saga/handle-timeouts.js'
import type { Command } from '../saga/order-saga.js'
import type { StepContext } from '../steps/step-context.js'
import { followStream } from './follow-stream.js'
import type { WorkerSettings } from './settings.js'

/** What a worker needs. */
export interface WorkerContext extends StepContext, SagaSettings, WorkerSettings {
  readonly streams: StreamsClient
  /** Is told what went wrong and is tried again. */
  readonly report: (text: string) => void
}

/**
 * Does what messages ask for, until the signal says so. The stream brings them at once, and each worker takes those of its
 * share. What a worker left that died or failed, whoever comes first finds in the outbox. A lease on each message sees to it
 * that one worker is at it.
 */
export async function work(context: WorkerContext, signal: AbortSignal): Promise<void> {
  const { sagas, leaseMs, sweepMs, report } = context
  const { client, tableName } = sagas.table
  const outbox = createOutbox<Command>({
    client,
    tableName,
    leaseMs,
    publish: ({ body }) => handleCommand(context, body),
  })
  const onError = (error: unknown) => report(sentence(error))
  await Promise.all([
    followStream(outbox, context, signal),
    outbox.run({ signal, interval: sweepMs, onError }),
    repeat(() => handleTimeouts(context), { signal, interval: sweepMs, onError }),
  ])
}

interface Repetition {
  readonly signal: AbortSignal
  readonly interval: number
  readonly onError: (error: unknown) => void
}

async function repeat(act: () => Promise<unknown>, { signal, interval, onError }: Repetition): Promise<void> {
  while (!signal.aborted) {
    await act().catch(onError)
    await pause(interval, undefined, { signal }).catch(() => undefined)
  }
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error))
