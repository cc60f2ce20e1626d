import { setTimeout as sleep } from 'node:timers/promises'
import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb'

const ATTEMPTS = 6
const PAUSE_MS = 25

/** Sends again what surely was not done, because a transaction had the item at that moment; the SDK does not. */
export async function untilFree<Result>(send: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error
      await sleep(Math.random() * PAUSE_MS * 2 ** attempt)
    }
  }
}

/** True when every reason is a conflict, or none. */
export function isConflict(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true
  if (!(error instanceof TransactionCanceledException)) return false
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code).filter((code) => code !== 'None')
  return codes.length > 0 && codes.every((code) => code === 'TransactionConflict')
}
