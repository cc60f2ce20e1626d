import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { PlainItem } from '../plain/plain-design.js'
import { plainState } from '../plain/plain-item.js'
import type { PlainDb } from '../plain/plain-reads.js'
import type { Scope } from '../store/scope.js'
import { discard, stateAttributes, stateWrite } from '../store/state-write.js'
import { passes, passing, type SdkFailure } from './passing.js'

/** Moves sagas from one table to another. */
export interface Mover {
  readonly client: DynamoDBClient
  readonly from: PlainDb
  readonly to: Scope
}

/** Moved; not as it was read any more; or in the way is a saga of the same id or correlation. */
export type Move = 'moved' | 'changed' | 'conflict'

/**
 * Moves one saga: written there and removed here in one transaction over both tables, so that at any time it is in
 * exactly one of them, whoever reads and writes meanwhile.
 * @throws CorruptStateError for a state that cannot be read; it stays where it is
 */
export async function moveSaga(mover: Mover, item: PlainItem): Promise<Move> {
  const { sagaName, sagaId } = item
  const state = plainState(item, `${sagaName} ${sagaId}`)
  const write = await stateWrite(mover.to, sagaName, state)
  const TransactItems = [
    ...written(mover, item, stateAttributes(mover.to, state, write)),
    removed(mover, item),
  ]
  try {
    await passing(() =>
      // By its token DynamoDB knows the transaction again whose answer was lost.
      mover.client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken: write.writeId })),
    )
    return 'moved'
  } catch (error) {
    const move = stoodInTheWay(error)
    if (move === undefined) throw failureOf(mover, item, error)
    await discard(mover.to, write.blob)
    return move
  }
}

type Items = NonNullable<TransactWriteItemsCommandInput['TransactItems']>

/** What is to expire keeps its time. */
function written(
  { to }: Mover,
  { sagaName, sagaId, correlationId, expiresAt }: PlainItem,
  attributes: ReturnType<typeof stateAttributes>,
): Items {
  const id = { sagaName, sagaId, correlationId }
  const expiry = { expiresAt: expiresAt ?? attributes.expiresAt }
  const { TransactItems = [] } = to.db
    .transact((tx) => [
      tx.saga.create({ ...id, ...attributes, ...expiry }),
      tx.sagaPlace.create({ ...id, ...expiry }),
    ])
    .params()
  return TransactItems
}

function removed({ from }: Mover, { sagaName, sagaId, version }: PlainItem): Items[number] {
  const { ReturnValues: _, ...Delete } = from.saga
    .delete({ sagaName, sagaId }, { if: (saga) => saga.version.eq(version) })
    .params() as unknown as NonNullable<Items[number]['Delete']> & { ReturnValues?: unknown }
  return { Delete }
}

function failureOf({ to }: Mover, { sagaName, sagaId }: PlainItem, error: unknown): unknown {
  if (!passes(error as SdkFailure)) return error
  return to.errors.transient(`move of ${sagaName} ${sagaId}: ${(error as Error).message}`, error as Error)
}

const FAILED = 'ConditionalCheckFailed'

/** The last item is the removal, those before are what is written. */
function stoodInTheWay(error: unknown): Exclude<Move, 'moved'> | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code)
  if (codes.at(-1) === FAILED) return 'changed'
  return codes.includes(FAILED) ? 'conflict' : undefined
}
