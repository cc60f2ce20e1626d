import { setTimeout as pause } from 'node:timers/promises'
import { pollStream, type StreamsClient, StreamTrimmedError } from '@keyprint/client/streams'
import { type Outbox, sagaDesign } from '@keyprint/saga-store'
import { isIn, type Share } from './share.js'

/** How many sagas a worker is at, at the same time. */
const AT_ONCE = 4

/** Milliseconds before the stream is read anew. */
const AGAIN_MS = 250

/**
 * Publishes the messages of a share that are written from now on. What fails, or what another worker has a lease on, does
 * not hold up the stream: it still is in the outbox, where the next sweep finds it. So is what the stream has dropped.
 */
export async function followStream(
  outbox: Outbox,
  { streams, share }: { readonly streams: StreamsClient; readonly share: Share },
  signal: AbortSignal,
): Promise<void> {
  const { unknown, message } = outbox.streamHandlers
  const insert: NonNullable<NonNullable<typeof message>['insert']> = async (change, record) => {
    if (!isIn(share, change.item.sagaId)) return
    try {
      await message?.insert?.(change, record)
    } catch {
      // Reported by the sweep, if it fails again.
    }
  }
  const { tableName } = outbox.table
  const options = { client: streams, tableName, signal, from: 'latest', concurrency: AT_ONCE } as const
  while (!signal.aborted) {
    await pollStream(sagaDesign, { message: { insert }, unknown }, options).catch(unlessTrimmed)
    await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined)
  }
}

/** What the stream has dropped, because this process slept for a day, is in the outbox. */
function unlessTrimmed(error: unknown): void {
  if (!(error instanceof StreamTrimmedError)) throw error
}
