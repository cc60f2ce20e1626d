import { or } from '@keyprint/client'
import type { MessageItem } from '../design.js'
import { documentOf } from '../document/document-text.js'
import { refusalOf } from '../store/failure.js'
import { NOBODY, type SagaDb } from '../tenant/tenants.js'
import type { OutboxMessage } from './outbox-options.js'

/** The messages of one saga, which are published in order. */
export type Lane = Pick<MessageItem, 'tenantId' | 'sagaName' | 'sagaId'>

/** What publishing needs. */
export interface Publisher {
  readonly db: SagaDb
  readonly leaseMs: number
  readonly publish: (message: OutboxMessage<never>) => Promise<unknown>
}

/** How far it came: to the end, or to a message that another publisher has a lease on. */
export interface Published {
  readonly count: number
  readonly isTaken: boolean
}

/**
 * Publishes what is in the outbox of a saga, in order. Each message is leased, published and removed before the next, so
 * that of several publishers one is at it, and what is done is not done again. Whoever dies in between leaves a lease,
 * and the next publisher goes on when that is over.
 */
export async function publishLane(publisher: Publisher, lane: Lane): Promise<Published> {
  const { tenantId, sagaName, sagaId } = lane
  let count = 0
  for await (const message of publisher.db.messagesOfSaga(
    { tenantId, sagaName, sagaId },
    { consistent: true },
  )) {
    const taken = await lease(publisher, message)
    if (taken === 'other') return { count, isTaken: true }
    if (taken === 'gone') continue
    await publishLeased(publisher, message, taken.leaseId)
    count++
  }
  return { count, isTaken: false }
}

type Leased = { readonly leaseId: string } | 'other' | 'gone'

async function lease({ db, leaseMs }: Publisher, message: MessageItem): Promise<Leased> {
  const leaseId = crypto.randomUUID()
  const now = Date.now()
  try {
    await db.message.update(keyOf(message), {
      set: { leaseId, leaseUntil: new Date(now + leaseMs) },
      if: (one) => or(one.leaseUntil.missing(), one.leaseUntil.le(new Date(now))),
    })
    return { leaseId }
  } catch (error) {
    const refusal = refusalOf('message', error)
    if (refusal?.current?.leaseId === leaseId) return { leaseId }
    if (refusal === undefined || refusal.isUnknown) throw error
    return refusal.current === undefined ? 'gone' : 'other'
  }
}

async function publishLeased(publisher: Publisher, message: MessageItem, leaseId: string): Promise<void> {
  try {
    await publisher.publish(outboxMessage(message) as OutboxMessage<never>)
  } catch (error) {
    // What cannot be given back is free when the lease is over.
    await giveBack(publisher, message, leaseId).catch(() => undefined)
    throw error
  }
  await remove(publisher, message, leaseId)
}

const giveBack = ({ db }: Publisher, message: MessageItem, leaseId: string): Promise<unknown> =>
  db.message
    .update(keyOf(message), { remove: ['leaseId', 'leaseUntil'], if: (one) => one.leaseId.eq(leaseId) })
    .then()

/** When the lease was over and another publisher has the message, it is for that one to remove. */
async function remove({ db }: Publisher, message: MessageItem, leaseId: string): Promise<void> {
  try {
    await db.message.delete(keyOf(message), { if: (one) => one.leaseId.eq(leaseId) })
  } catch (error) {
    if (refusalOf('message', error) === undefined) throw error
  }
}

const keyOf = ({ tenantId, sagaName, sagaId, version, position }: MessageItem) => ({
  tenantId,
  sagaName,
  sagaId,
  version,
  position,
})

function outboxMessage(message: MessageItem): OutboxMessage {
  const { tenantId, sagaName, sagaId, version, position, createdAt, body } = message
  const id = [tenantId, sagaName, sagaId, version, position].map((part) => encodeURIComponent(part)).join('/')
  return {
    id,
    tenantId: tenantId === NOBODY ? undefined : tenantId,
    sagaName,
    sagaId,
    version,
    position,
    createdAt,
    body: documentOf(body, `message ${id}`),
  }
}
