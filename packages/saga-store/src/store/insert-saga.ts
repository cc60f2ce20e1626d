import { OutcomeUnknownError } from '@keyprint/client'
import { messageItems } from '../outbox/message-items.js'
import { checkState, checkText } from '../state/check-state.js'
import type { SagaState } from '../state/saga-state.js'
import { failure, refusalOf } from './failure.js'
import type { Scope } from './scope.js'
import { discardUnlessSent, type StateWrite, stateAttributes, stateWrite } from './state-write.js'

/** A saga that is to be written for the first time. */
export interface NewSaga {
  readonly sagaName: string
  readonly correlationId: string
  readonly state: SagaState
  readonly messages?: readonly unknown[] | undefined
}

/** Writes the saga, where it is by its id, and its messages: all or none. */
export async function insertSaga(scope: Scope, saga: NewSaga, subject: string): Promise<void> {
  const { sagaName, correlationId, state } = saga
  checkText(correlationId, 'correlationId', subject)
  checkState(sagaName, state, 'insert')
  const messages = messageItems(sagaName, state, saga.messages)
  const write = await stateWrite(scope, sagaName, state)
  const { sagaId, version } = state.metadata
  const attributes = stateAttributes(scope, state, write)
  const id = { sagaName, sagaId, correlationId }
  try {
    await scope.db.transact((tx) => [
      tx.saga.create({ ...id, ...attributes }),
      tx.sagaPlace.create({ ...id, expiresAt: attributes.expiresAt }),
      ...messages.map((message) => tx.message.create(message)),
    ])
  } catch (error) {
    const problem = problemOf(scope, saga, write, subject, error)
    await (problem && discardUnlessSent(scope, state, write))
    if (problem !== undefined) throw problem
  }
  scope.unsettled.settle(state)
  scope.places.set([scope.tenantId, sagaName, sagaId], { correlationId, version, blob: write.blob })
}

/** `undefined` when it was inserted all the same, by an earlier call with the same state. */
function problemOf(
  { errors, unsettled }: Scope,
  { sagaName, correlationId, state }: NewSaga,
  write: StateWrite,
  subject: string,
  error: unknown,
): unknown {
  const { sagaId } = state.metadata
  const found = refusalOf('saga', error)
  if (found?.current?.writeId === write.writeId) return undefined
  if (error instanceof OutcomeUnknownError) unsettled.note(state, write)
  const taken = found ?? refusalOf('sagaPlace', error) ?? refusalOf('message', error)
  if (taken === undefined || taken.isUnknown) return failure(errors, subject, error, write.bytes)
  unsettled.settle(state)
  const what =
    found === undefined
      ? `${sagaName} of id ${sagaId}, or a message of it,`
      : `${sagaName} of correlation ${correlationId}`
  return errors.alreadyExists(sagaId, what, found?.current?.version as number | undefined)
}
