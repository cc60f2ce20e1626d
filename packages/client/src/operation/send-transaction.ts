import type {
  ConditionCheck,
  CancellationReason as Reported,
  TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import { itemText } from '../errors/context.js'
import { NotUniqueError } from '../errors/not-unique-error.js'
import {
  type CancellationError,
  type CancellationReason,
  TransactionCanceledError,
} from '../errors/transaction-canceled-error.js'
import { transactWriteItems } from '../send/commands.js'
import type { CallOptions } from '../send/send.js'
import type { Action } from './action.js'
import { cancellationError, cancellationReasons, failures, passes } from './cancellation.js'
import { conditionError } from './condition-error.js'
import type { Connection } from './connection.js'
import { keyId, keyNames } from './key-id.js'
import { sizeError } from './size-error.js'
import { checkTransactionSize } from './transaction-size.js'
import { untilPassed } from './until-passed.js'

/** Most items of a transaction, guard items included. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export const MAX_TRANSACTION_ITEMS = 100

/** Options of a transaction. */
export interface TransactionOptions extends CallOptions {
  /**
   * The same token within ten minutes makes a second call one with the first. The writes must be the same to the letter:
   * those that hold the current time (timestamps, a time to live) never are, and are refused.
   */
  readonly idempotencyToken?: string | undefined
}

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
export function transactionParams(actions: readonly Action[], { idempotencyToken }: TransactionOptions = {}) {
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
 * Sends a transaction. Conflicts with other transactions, and throttling, are tried again: a canceled one has done nothing.
 * @throws TransactionCanceledError with a reason for each operation that stood in the way.
 */
export async function sendTransaction(
  { send }: Connection,
  actions: readonly Action[],
  options: TransactionOptions,
): Promise<void> {
  const params = transactionParams(actions, options)
  const isPassing = (error: unknown) => passes(cancellationReasons(error) ?? [])
  // The token makes the SDK's further attempts at one request one with the first.
  const attempt = () =>
    send(transactWriteItems, { ClientRequestToken: crypto.randomUUID(), ...params }, options)
  try {
    await untilPassed(options, isPassing, attempt)
  } catch (error) {
    const reasons = cancellationReasons(error)
    throw reasons === undefined ? otherWrites(error) : canceled(actions, reasons, error as Error)
  }
}

/** Where DynamoDB knows the token from other writes, it has done nothing. */
function otherWrites(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'IdempotentParameterMismatchException') return error
  return new ValidationError('was given for another transaction within ten minutes', {
    attribute: 'idempotencyToken',
    remedy:
      'take a token of its own for each; one whose writes hold the current time is another one each time',
  })
}

/** Reasons come in the order of the items: guards count for the action that they belong to. */
function canceled(
  actions: readonly Action[],
  reported: readonly Reported[],
  cause: Error,
): TransactionCanceledError {
  let place = 0
  const reasons = actions.flatMap((action, index) => {
    const main = reported.slice(place, place + 1)
    const guards = reported.slice(place + 1, place + 1 + action.guards.length)
    place += 1 + action.guards.length
    const failed = [
      ...failures(main).map((reason) => [reason, mainError(action, reason)] as const),
      ...guards.flatMap((guard, i) =>
        failures([guard]).map((reason) => [reason, guardError(action, i, reason)] as const),
      ),
    ]
    return failed.map(([{ Code }, error]): CancellationReason => {
      const { entity, key } = action.context
      return { index, operation: action.kind, entity, key, reason: Code ?? 'Unknown', error }
    })
  })
  return new TransactionCanceledError(reasons, { cause })
}

function mainError(action: Action, reason: Reported): CancellationError {
  if (reason.Code === 'ConditionalCheckFailed') return conditionError(action, reason.Item)
  return sizeError(cancellationError(transactWriteItems.name, reason), action)
}

function guardError(action: Action, guard: number, reason: Reported): CancellationError {
  if (reason.Code !== 'ConditionalCheckFailed') return cancellationError(transactWriteItems.name, reason)
  return new NotUniqueError(action.context, action.guards[guard]?.attributes ?? [])
}
