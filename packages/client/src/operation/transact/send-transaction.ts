import type {
  ConditionCheck,
  CancellationReason as Reported,
  TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import type { ConditionFailedError } from '../../errors/condition-failed-error.js'
import { itemText } from '../../errors/context.js'
import { IdempotencyMismatchError } from '../../errors/idempotency-mismatch-error.js'
import { NotUniqueError } from '../../errors/not-unique-error.js'
import {
  type CancellationError,
  type CancellationReason,
  type FoundItem,
  TransactionCanceledError,
} from '../../errors/transaction-canceled-error.js'
import { transactWriteItems } from '../../send/commands.js'
import type { CallOptions, SendOptions } from '../../send/send.js'
import type { Action } from '../action.js'
import { keyId, keyNames } from '../batch/key-id.js'
import { conditionError, StaleReadError } from '../condition/condition-error.js'
import type { Connection } from '../connection.js'
import { sizeError } from '../size-error.js'
import { untilPassed } from '../until-passed.js'
import {
  CONDITION,
  cancellationError,
  cancellationReasons,
  failures,
  passes,
  type RequestError,
  VALIDATION,
} from './cancellation.js'
import { checkToken, type IdempotencyOptions, tokenEnd, whileTokenIsKnown } from './idempotency.js'
import { leaveForeign } from './leave-foreign.js'
import { PerhapsDone } from './perhaps-done.js'
import { reasonsOf } from './reasons-of.js'
import { checkTransactionSize } from './transaction-size.js'

/** Most items of a transaction, guard items included. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export const MAX_TRANSACTION_ITEMS = 100

/** Options of a transaction. */
export interface TransactionOptions extends CallOptions, IdempotencyOptions {}

/** The items of a transaction: every action, then its guards. */
export function transactItems(actions: readonly Action[]): TransactWriteItem[] {
  return actions.flatMap(({ main, guards }) => [inTransaction(main), ...guards.map(({ write }) => write)])
}

/** An update that changes nothing by itself only asks whether the item is there; a transaction has a check for that. */
function inTransaction(main: TransactWriteItem): TransactWriteItem {
  if (main.Update === undefined || main.Update.UpdateExpression !== undefined) return main
  const { UpdateExpression: _, ...check } = main.Update
  return { ConditionCheck: check as ConditionCheck }
}

/** The request of a transaction, checked against DynamoDB's limits. */
export function transactionParams(actions: readonly Action[], { idempotencyToken }: IdempotencyOptions = {}) {
  const TransactItems = transactItems(actions)
  checkItemCount(TransactItems.length)
  refuseSameItem(actions)
  checkTransactionSize(TransactItems)
  return {
    TransactItems,
    ...(idempotencyToken === undefined ? {} : { ClientRequestToken: idempotencyToken }),
  }
}

/** Refuses what DynamoDB would refuse for its number of items. */
export function checkItemCount(count: number): void {
  if (count >= 1 && count <= MAX_TRANSACTION_ITEMS) return
  throw new ValidationError(`has ${count} items, guard items of unique attributes included`, {
    attribute: 'transaction',
    remedy: `DynamoDB allows 1 to ${MAX_TRANSACTION_ITEMS}; split it where it need not be all or nothing`,
  })
}

/** DynamoDB refuses two operations on one item, without saying which. */
function refuseSameItem(actions: readonly Action[]): void {
  const seen = new Map<string, number>()
  for (const [index, action] of actions.entries()) {
    for (const id of itemIds(action)) {
      const other = seen.get(id)
      if (other !== undefined) refuseTwice(action, other, index)
      seen.set(id, index)
    }
  }
}

function itemIds({ entity, main, guards }: Action): readonly string[] {
  const names = keyNames(entity.table)
  const written = [main, ...guards.map(({ write }) => write)]
  return written.map(({ Put, Update, Delete, ConditionCheck }) =>
    keyId(Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key ?? {}, names),
  )
}

function refuseTwice({ context }: Action, one: number, other: number): never {
  throw new ValidationError(
    `is an item, or has a unique value, that the operations ${one} and ${other} of one transaction both write`,
    {
      entity: context.entity,
      value: itemText(context),
      remedy: 'make one operation of them, or two transactions',
    },
  )
}

/**
 * Sends a transaction. Conflicts with other transactions are tried again: a canceled one has done nothing.
 * Guards that are to be freed and turn out to be another item's are left alone, by a transaction of its own.
 * @throws OutcomeUnknownError for a token that DynamoDB may have forgotten.
 * @throws TransactionCanceledError with a reason for each operation that stood in the way.
 */
export async function sendTransaction(
  connection: Connection,
  actions: readonly Action[],
  options: TransactionOptions & SendOptions,
): Promise<void> {
  // One token for all attempts makes them one: a conflict does not say that none before it was done.
  const input = { ClientRequestToken: crypto.randomUUID(), ...transactionParams(actions, options) }
  const outcome = new PerhapsDone()
  const until = tokenEnd(options)
  const isPassing = (error: unknown) => passes(cancellationReasons(error) ?? [])
  const attempt = async () => {
    checkToken(transactWriteItems.name, until)
    return outcome.noting(
      connection.send(transactWriteItems, input, { ...options, ...whileTokenIsKnown(until, options) }),
    )
  }
  try {
    await untilPassed(options, isPassing, attempt)
  } catch (failure) {
    const error = outcome.told(failure)
    const reasons = cancellationReasons(error)
    if (reasons === undefined) throw otherWrites(error)
    const others = leaveForeign(actions, reasons)
    if (others === undefined) throw refused(actions, reasons, error as Error)
    return sendTransaction(connection, others, options)
  }
}

/** Where DynamoDB knows the token from other writes, it has done nothing. */
function otherWrites(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'IdempotentParameterMismatchException') return error
  return new IdempotencyMismatchError({ cause: error })
}

/** Why one of the actions did not go through, as DynamoDB said it and as the write would have had it by itself. */
interface Failure {
  readonly index: number
  readonly action: Action
  readonly code: string
  readonly error: CancellationError | RequestError
}

/** What is wrong with a write itself has one error, however DynamoDB reports it: as the reason of a cancellation, or as all. */
function refused(actions: readonly Action[], reported: readonly Reported[], cause: Error): Error {
  const failed = failuresOf(actions, reported)
  const wrong = failed.find(({ code }) => code === VALIDATION)
  return wrong?.error ?? new TransactionCanceledError(failed.map(reasonOf), { cause })
}

/** Guards count for the action that they belong to. */
function failuresOf(actions: readonly Action[], reported: readonly Reported[]): readonly Failure[] {
  const reasons = reasonsOf(actions, reported)
  return actions.flatMap((action, index) =>
    (reasons[index] ?? []).flatMap((reason, i) =>
      failures([reason]).map(({ Code: code = 'Unknown' }) => {
        const error = i === 0 ? mainError(action, reason) : guardError(action, i - 1, reason)
        return { index, action, code, error }
      }),
    ),
  )
}

function reasonOf({ index, action, code, error }: Failure): CancellationReason {
  const { entity, key } = action.context
  const { condition, current } = error as Partial<ConditionFailedError<FoundItem>>
  const about = { index, operation: action.kind, entity, key, reason: code, condition, current }
  return { ...about, error: error as CancellationError }
}

function mainError(action: Action, reason: Reported): Failure['error'] {
  if (reason.Code === CONDITION) return conditionError(action, reason.Item)
  return sizeError(cancellationError(transactWriteItems.name, reason), action)
}

function guardError(action: Action, guard: number, reason: Reported): Failure['error'] {
  if (reason.Code !== CONDITION) return cancellationError(transactWriteItems.name, reason)
  const { attributes = [], write } = action.guards[guard] ?? {}
  // It was another item's, was to be left alone, and is this one's by now.
  if (write?.ConditionCheck)
    return new StaleReadError(action.context, 'its guards are as they were met', undefined)
  return new NotUniqueError(action.context, attributes)
}
