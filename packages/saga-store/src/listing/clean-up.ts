import { checkCount } from '../store/checked-options.js'
import { failure, refusalOf } from '../store/failure.js'
import type { Scope } from '../store/scope.js'
import { withRetries } from '../store/with-retries.js'
import { inParallel } from './in-parallel.js'

/** Which completed sagas to remove, and how. */
export interface CleanUpOptions {
  /** Those that were last updated at or before. Default: all that are completed. */
  readonly before?: Date | undefined
  /** How many are removed at the same time. Default 10. */
  readonly concurrency?: number | undefined
  /** How often each is tried. Default 5. */
  readonly attempts?: number | undefined
}

/** What was cleaned up. */
export interface CleanUpResult {
  readonly deleted: number
  /** Listed, but not completed any more, or gone, when they were to be removed. */
  readonly kept: number
  /** Not removed, after all attempts. */
  readonly failed: readonly { readonly sagaId: string; readonly error: unknown }[]
}

const DEFAULT_CONCURRENCY = 10
const DEFAULT_ATTEMPTS = 5

/** Removes completed sagas, each on the condition that it is still the same and completed. */
export async function cleanUp(
  scope: Scope,
  sagaName: string,
  options: CleanUpOptions,
  subject: string,
): Promise<CleanUpResult> {
  const { before = new Date(), concurrency = DEFAULT_CONCURRENCY, attempts = DEFAULT_ATTEMPTS } = options
  checkCount('concurrency', concurrency)
  checkCount('attempts', attempts)
  let [deleted, kept] = [0, 0]
  const failed: { readonly sagaId: string; readonly error: unknown }[] = []
  const completed = scope.db.sagasByStatus({ sagaName, status: 'completed' }, { to: { updatedAt: before } })
  await inParallel(completed, concurrency, async ({ sagaId, correlationId }) => {
    const saga = { sagaName, sagaId, correlationId }
    try {
      if (await withRetries(attempts, () => isRemoved(scope, saga))) deleted++
      else kept++
    } catch (error) {
      failed.push({ sagaId, error: failure(scope.errors, `${subject} ${sagaId}`, error) })
    }
  }).catch((error: unknown) => {
    throw failure(scope.errors, subject, error)
  })
  return { deleted, kept, failed }
}

interface ListedSaga {
  readonly sagaName: string
  readonly sagaId: string
  readonly correlationId: string
}

/** False when it is not completed any more, or another saga is there, or none. */
async function isRemoved({ db, tenantId, places }: Scope, saga: ListedSaga): Promise<boolean> {
  const { sagaName, sagaId, correlationId } = saga
  try {
    await db.transact((tx) => [
      tx.saga.delete(
        { sagaName, correlationId },
        { if: (one) => [one.status.eq('completed'), one.sagaId.eq(sagaId)] },
      ),
      tx.sagaPlace.delete({ sagaName, sagaId }),
    ])
  } catch (error) {
    const refusal = refusalOf('saga', error)
    if (refusal === undefined || refusal.isUnknown) throw error
    return false
  }
  places.forget([tenantId, sagaName, sagaId])
  return true
}
