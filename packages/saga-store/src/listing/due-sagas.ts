import { failure } from '../store/failure.js'
import type { Scope } from '../store/scope.js'

/** A running saga whose timeout is over. */
export interface DueSaga {
  readonly sagaId: string
  readonly correlationId: string
  readonly timeoutExpiresAt: Date
}

/** Which timeouts to list. */
export interface DueOptions {
  /** Those that expire at or before. Default: now. */
  readonly at?: Date | undefined
  /** How many, at the most. Default 100. */
  readonly limit?: number | undefined
}

const DEFAULT_LIMIT = 100

/**
 * Running sagas whose timeout is over, those due first first. The index lags behind the table a little, so read a saga
 * before you decide; what you write then, with another timeout or completed, takes it off the list.
 */
export async function dueSagas(
  { db, errors }: Scope,
  sagaName: string,
  { at = new Date(), limit = DEFAULT_LIMIT }: DueOptions,
  subject: string,
): Promise<readonly DueSaga[]> {
  try {
    const due = await db.sagasByTimeout({ sagaName }, { to: { dueAt: at }, limit }).collect()
    return due.map(({ sagaId, correlationId, dueAt }) => ({ sagaId, correlationId, timeoutExpiresAt: dueAt }))
  } catch (error) {
    throw failure(errors, subject, error)
  }
}
