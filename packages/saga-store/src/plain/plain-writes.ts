import { CorruptStateError } from '../errors/corrupt-state-error.js'
import { SagaNotFoundError } from '../errors/saga-not-found-error.js'
import { checkNextVersion, checkState, checkText } from '../state/check-state.js'
import type { SagaState } from '../state/saga-state.js'
import { failure, isMissing, refusalOf } from '../store/failure.js'
import { plainAttributes } from './plain-item.js'
import { type PlainScope, plainByCorrelation } from './plain-reads.js'

/** Writes a saga, unless the index knows its correlation already. */
export async function insertPlain(
  scope: PlainScope,
  sagaName: string,
  correlationId: string,
  state: SagaState,
): Promise<void> {
  checkText(correlationId, 'correlationId', 'insert')
  checkState(sagaName, state, 'insert')
  const attributes = plainAttributes(state, scope.ttlDays)
  const { sagaId } = state.metadata
  const other = await plainByCorrelation(scope, sagaName, correlationId)
  if (other !== undefined)
    throw scope.errors.alreadyExists(sagaId, `${sagaName} of correlation ${correlationId}`, other.version)
  const writeId = crypto.randomUUID()
  try {
    await scope.db.saga.create({ sagaName, sagaId, correlationId, writeId, ...attributes })
  } catch (error) {
    const refusal = refusalOf('saga', error)
    if (refusal === undefined || refusal.isUnknown)
      throw failure(scope.errors, `insert of ${sagaName} ${correlationId}`, error)
    const version = refusal.current?.version as number | undefined
    throw scope.errors.alreadyExists(sagaId, `${sagaName} of id ${sagaId}`, version)
  }
}

/** Replaces the state of a saga on the condition that it has the expected version. */
export async function updatePlain(
  scope: PlainScope,
  sagaName: string,
  state: SagaState,
  expectedVersion: number,
): Promise<void> {
  checkState(sagaName, state, 'update')
  checkNextVersion(sagaName, state, expectedVersion)
  const { sagaId } = state.metadata
  const writeId = crypto.randomUUID()
  const { expiresAt, ...attributes } = plainAttributes(state, scope.ttlDays)
  const subject = `update of ${sagaName} ${sagaId}`
  try {
    await scope.db.saga.update(
      { sagaName, sagaId },
      {
        set: { ...attributes, writeId, expiresAt },
        remove: expiresAt === undefined ? ['expiresAt'] : [],
        if: (saga) => saga.version.eq(expectedVersion),
      },
    )
  } catch (error) {
    const refusal = refusalOf('saga', error)
    if (refusal?.current?.writeId === writeId) return
    if (refusal === undefined || refusal.isUnknown) throw failure(scope.errors, subject, error)
    if (isMissing(refusal)) throw new SagaNotFoundError(sagaName, sagaId)
    if (refusal.current === undefined)
      throw new CorruptStateError(subject, 'the item does not fit the design', { cause: refusal.error })
    throw scope.errors.stale(sagaId, expectedVersion, refusal.current.version as number)
  }
}
