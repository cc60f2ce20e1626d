import { failure } from '../store/failure.js'
import type { Scope } from '../store/scope.js'

/** What the index tells of a saga. */
export interface SagaSummary {
  readonly sagaId: string
  readonly correlationId: string
  readonly version: number
  readonly isCompleted: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Which sagas to list. */
export interface ListOptions {
  /** Those that are completed, or those that are running. Default: running. */
  readonly completed?: boolean | undefined
  /** Updated at or after. */
  readonly from?: Date | undefined
  /** Updated at or before. */
  readonly to?: Date | undefined
  /** Most of a page. Default 100. */
  readonly limit?: number | undefined
  /** The cursor of a page: goes on after it. */
  readonly after?: string | undefined
}

/** A page of sagas, in the order of their last update. */
export interface SagaPage {
  readonly sagas: readonly SagaSummary[]
  /** Goes on after this page; none on the last one. */
  readonly cursor: string | undefined
}

const DEFAULT_LIMIT = 100

/** Sagas of one name by the time of their last update. The index lags behind the table a little. */
export async function listSagas(
  { db, errors }: Scope,
  sagaName: string,
  { completed = false, from, to, limit = DEFAULT_LIMIT, after }: ListOptions,
  subject: string,
): Promise<SagaPage> {
  const status = completed ? 'completed' : 'running'
  const range = {
    ...(from && { from: { updatedAt: from } }),
    ...(to && { to: { updatedAt: to } }),
  }
  try {
    const { items, cursor } = await db.sagasByStatus({ sagaName, status }, { ...range, limit, after }).page()
    return { sagas: items.map(summaryOf), cursor }
  } catch (error) {
    throw failure(errors, subject, error)
  }
}

type Listed = Awaited<ReturnType<ReturnType<Scope['db']['sagasByStatus']>['page']>>['items'][number]

/** What the index holds of every saga is there, though not in the type of the index. */
function summaryOf({ sagaId, correlationId, version, status, createdAt, updatedAt }: Listed): SagaSummary {
  return { sagaId, correlationId, version, isCompleted: status === 'completed', createdAt, updatedAt }
}
