import type { Client } from '@keyprint/client'
import type { RetriableErrors } from '../errors/error-classes.js'
import { failure } from '../store/failure.js'
import type { PlainItem, plainSagaDesign } from './plain-design.js'

/** A client of such a table. */
export type PlainDb = Client<(typeof plainSagaDesign)['~types']>

/** What the calls have in common. */
export interface PlainScope {
  readonly db: PlainDb
  readonly errors: RetriableErrors
  readonly ttlDays: number | undefined
}

/** What a call gives, or what its caller sees of its error. */
export async function told<T>({ errors }: PlainScope, subject: string, call: PromiseLike<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw failure(errors, subject, error)
  }
}

/** The saga of an id, consistently. */
export function plainById(
  scope: PlainScope,
  sagaName: string,
  sagaId: string,
): Promise<PlainItem | undefined> {
  const read = scope.db.saga.get({ sagaName, sagaId }, { consistent: true })
  return told(scope, `getById of ${sagaName} ${sagaId}`, read)
}

/** The index only says which saga it is: it may have another state by now. */
export async function plainByCorrelation(
  scope: PlainScope,
  sagaName: string,
  correlationId: string,
): Promise<PlainItem | undefined> {
  const query = scope.db.sagasByCorrelation({ sagaName }, { beginsWith: { correlationId }, limit: 1 })
  const [found] = await told(scope, `getByCorrelationId of ${sagaName} ${correlationId}`, query.collect())
  return found && plainById(scope, sagaName, found.sagaId)
}
