import { OutcomeUnknownError } from '@keyprint/client'
import { SagaNotFoundError } from '../errors/saga-not-found-error.js'
import { messageItems } from '../outbox/message-items.js'
import { checkNextVersion, checkState } from '../state/check-state.js'
import type { SagaState } from '../state/saga-state.js'
import { failure, refusalOf } from './failure.js'
import type { PlaceKey } from './places.js'
import { atPlace } from './read-state.js'
import { type Refused, refused } from './refused-update.js'
import type { Scope } from './scope.js'
import { type SentUpdate, sendUpdate } from './send-update.js'
import { discard, discardUnlessSent, stateWrite } from './state-write.js'

/** A saga that is to be replaced. */
export interface NextSaga {
  readonly sagaName: string
  readonly state: SagaState
  readonly expectedVersion: number
  readonly messages?: readonly unknown[] | undefined
}

/** Replaces the state of a saga on the condition that it has the expected version. */
export async function updateSaga(scope: Scope, saga: NextSaga, subject: string): Promise<void> {
  const { sagaName, state, expectedVersion } = saga
  checkState(sagaName, state, 'update')
  checkNextVersion(sagaName, state, expectedVersion)
  const messages = messageItems(sagaName, state, saga.messages)
  const write = await stateWrite(scope, sagaName, state)
  const update = { sagaName, state, expectedVersion, messages, write, subject }
  try {
    await sendWhereItIs(scope, update)
  } catch (error) {
    await discardUnlessSent(scope, state, write)
    throw error
  }
  scope.unsettled.settle(state)
}

async function sendWhereItIs(scope: Scope, update: SentUpdate): Promise<void> {
  const { sagaName, state, expectedVersion, write, subject } = update
  const { sagaId, version } = state.metadata
  const key: PlaceKey = [scope.tenantId, sagaName, sagaId]
  const before = scope.places.get(key)
  const correlationId = await atPlace(scope, { sagaName, sagaId, subject }, async (correlationId) =>
    (await isReplaced(scope, update, correlationId)) ? correlationId : undefined,
  )
  if (correlationId === undefined) {
    scope.unsettled.settle(state)
    throw new SagaNotFoundError(sagaName, sagaId)
  }
  scope.places.set(key, { correlationId, version, blob: write.blob })
  if (before?.version === expectedVersion) await discard(scope, before.blob)
}

/** False when the saga is not at that correlation. */
async function isReplaced(
  scope: Scope,
  update: SentUpdate,
  correlationId: string,
  reopens = false,
): Promise<boolean> {
  try {
    await sendUpdate(scope, update, correlationId, reopens)
    return true
  } catch (error) {
    const end = endOf(scope, update, error)
    if (end === 'reopens' && !reopens) return isReplaced(scope, update, correlationId, true)
    return end === 'done'
  }
}

function endOf(scope: Scope, update: SentUpdate, error: unknown): Refused {
  const refusal = refusalOf('saga', error)
  const end = refusal === undefined ? undefined : refused(scope, update, refusal)
  if (end !== undefined) return end
  if (error instanceof OutcomeUnknownError) scope.unsettled.note(update.state, update.write)
  // An error that is of no transaction is about the saga, though it tells no entity.
  if (refusal === undefined && refusalOf('message', error)?.isUnknown === false)
    throw messagesLeft(scope, update)
  throw failure(scope.errors, update.subject, error, update.write.bytes)
}

/** A saga of the same id was deleted before its messages were published. */
function messagesLeft({ errors }: Scope, { subject }: SentUpdate): Error {
  const cause = new Error('an earlier saga of the same id has messages that were not published yet')
  return errors.transient(`${subject}: ${cause.message}`, cause)
}
