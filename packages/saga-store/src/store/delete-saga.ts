import { or } from '@keyprint/client'
import type { SagaItem } from '../design.js'
import { checkText } from '../state/check-state.js'
import { failure, refusalOf } from './failure.js'
import { atPlace } from './read-state.js'
import type { Scope } from './scope.js'
import { discard } from './state-write.js'

/** Removes a saga and where it is by its id. It is fine if there is none. */
export async function deleteSaga(
  scope: Scope,
  { sagaName, sagaId }: Pick<SagaItem, 'sagaName' | 'sagaId'>,
  subject: string,
): Promise<void> {
  checkText(sagaName, 'sagaName', subject)
  checkText(sagaId, 'sagaId', subject)
  const place = scope.places.get([scope.tenantId, sagaName, sagaId])
  await atPlace(scope, { sagaName, sagaId, subject }, (correlationId) =>
    deleteAt(scope, { sagaName, sagaId, correlationId }, subject),
  )
  scope.places.forget([scope.tenantId, sagaName, sagaId])
  await discard(scope, place?.blob)
}

/** @returns `undefined` when another saga is there */
async function deleteAt(
  { db, errors }: Scope,
  { sagaName, sagaId, correlationId }: Pick<SagaItem, 'sagaName' | 'sagaId' | 'correlationId'>,
  subject: string,
): Promise<'done' | undefined> {
  try {
    await db.transact((tx) => [
      tx.saga.delete(
        { sagaName, correlationId },
        { if: (saga) => or(saga.sagaId.missing(), saga.sagaId.eq(sagaId)) },
      ),
      tx.sagaPlace.delete({ sagaName, sagaId }),
    ])
    return 'done'
  } catch (error) {
    const refusal = refusalOf('saga', error)
    if (refusal === undefined || refusal.isUnknown) throw failure(errors, subject, error)
    return undefined
  }
}
