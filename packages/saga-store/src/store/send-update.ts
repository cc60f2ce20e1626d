import type { Paths } from '@keyprint/client'
import type { SagaItem } from '../design.js'
import type { messageItems } from '../outbox/message-items.js'
import type { SagaState } from '../state/saga-state.js'
import type { Scope } from './scope.js'
import { type StateWrite, stateAttributes } from './state-write.js'

/** An update that is ready. */
export interface SentUpdate {
  readonly sagaName: string
  readonly state: SagaState
  readonly expectedVersion: number
  readonly messages: ReturnType<typeof messageItems>
  readonly write: StateWrite
  /** The call and its key. */
  readonly subject: string
}

/**
 * One conditional write; or one transaction, where there are messages, or where the saga begins or ceases to expire, and
 * with it the item that says where it is.
 * @param reopens the saga was to expire, and is not any more
 */
export async function sendUpdate(
  { db, ttlDays }: Scope,
  { sagaName, state, expectedVersion, messages, write }: SentUpdate,
  correlationId: string,
  reopens: boolean,
): Promise<void> {
  const { sagaId } = state.metadata
  const { expiresAt, ...attributes } = stateAttributes({ ttlDays }, state, write)
  const key = { sagaName, correlationId }
  const stays = expiresAt === undefined && !reopens
  const change = {
    set: { ...attributes, expiresAt },
    remove: absent({ ...attributes, expiresAt }),
    if: (saga: Paths<SagaItem>) => [
      saga.sagaId.eq(sagaId),
      saga.version.eq(expectedVersion),
      ...(stays ? [saga.expiresAt.missing()] : []),
    ],
  }
  if (stays && messages.length === 0) {
    await db.saga.update(key, change)
    return
  }
  await db.transact((tx) => [
    tx.saga.update(key, change),
    ...(stays ? [] : [tx.sagaPlace.put({ sagaName, sagaId, correlationId, expiresAt })]),
    ...messages.map((message) => tx.message.create(message)),
  ])
}

const OPTIONAL = ['dueAt', 'state', 'blob', 'expiresAt'] as const

const absent = (attributes: { readonly [Name in (typeof OPTIONAL)[number]]: unknown }) =>
  OPTIONAL.filter((name) => attributes[name] === undefined)
