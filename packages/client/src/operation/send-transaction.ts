import type {
  ConditionCheck,
  CancellationReason as Reported,
  TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import { NotUniqueError } from '../errors/not-unique-error.js'
import { ThrottledError } from '../errors/throttled-error.js'
import { type CancellationReason, TransactionCanceledError } from '../errors/transaction-canceled-error.js'
import { transactWriteItems } from '../send/commands.js'
import type { CallOptions } from '../send/send.js'
import type { Action } from './action.js'
import { backoff } from './backoff.js'
import { conditionError } from './condition-error.js'
import type { Connection } from './connection.js'

/** Most items of a transaction, guard items included. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export const MAX_TRANSACTION_ITEMS = 100
/** How often a transaction is sent that only met another one on the same items. */
const MOST_ATTEMPTS = 6

/** Options of a transaction. */
export interface TransactionOptions extends CallOptions {
  /** The same token within ten minutes makes a second call one with the first. */
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
  if (TransactItems.length === 0 || TransactItems.length > MAX_TRANSACTION_ITEMS) {
    throw new ValidationError(
      `has ${TransactItems.length} items, guard items of unique attributes included`,
      {
        attribute: 'transaction',
        remedy: `DynamoDB allows 1 to ${MAX_TRANSACTION_ITEMS}; split it where it need not be all or nothing`,
      },
    )
  }
  refuseSameItem(TransactItems)
  return {
    TransactItems,
    ...(idempotencyToken === undefined ? {} : { ClientRequestToken: idempotencyToken }),
  }
}

/** DynamoDB refuses two operations on one item, without saying which. */
function refuseSameItem(items: readonly TransactWriteItem[]): void {
  const seen = new Map<string, number>()
  for (const [index, { Put, Update, Delete, ConditionCheck }] of items.entries()) {
    const key =
      JSON.stringify(Put === undefined ? (Update ?? Delete ?? ConditionCheck)?.Key : undefined) ?? ''
    if (key === '') continue
    const other = seen.get(key)
    if (other !== undefined) {
      throw new ValidationError(`writes the same item twice, by its items ${other} and ${index}`, {
        attribute: 'transaction',
        remedy: 'make one operation of them',
      })
    }
    seen.set(key, index)
  }
}

/**
 * Sends a transaction. Conflicts with other transactions are tried again: a canceled one has done nothing.
 * @throws TransactionCanceledError with a reason for each operation that stood in the way.
 */
export async function sendTransaction(
  { send }: Connection,
  actions: readonly Action[],
  options: TransactionOptions,
): Promise<void> {
  const params = transactionParams(actions, options)
  for (let attempt = 0; ; attempt++) {
    try {
      await send(transactWriteItems, params, options)
      return
    } catch (error) {
      const reported = reasonsOf(error)
      if (reported === undefined) throw error
      if (!isOnlyConflict(reported) || attempt + 1 >= MOST_ATTEMPTS)
        throw canceled(actions, reported, error as Error)
      await backoff(attempt, options.signal)
    }
  }
}

function reasonsOf(error: unknown): readonly Reported[] | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined
  return (error as { CancellationReasons?: readonly Reported[] }).CancellationReasons ?? []
}

function isOnlyConflict(reasons: readonly Reported[]): boolean {
  const codes = reasons.map(({ Code }) => Code).filter((code) => code !== 'None')
  return codes.length > 0 && codes.every((code) => code === 'TransactionConflict')
}

/** Reasons come in the order of the items: guards count for the action that they belong to. */
function canceled(
  actions: readonly Action[],
  reported: readonly Reported[],
  cause: Error,
): TransactionCanceledError {
  let place = 0
  const reasons = actions.flatMap((action, index) => {
    const [main, ...guards] = reported.slice(place, place + 1 + action.guards.length)
    place += 1 + action.guards.length
    const failures = [
      ...failed(main).map((reason) => [reason, mainError(action, reason)] as const),
      ...guards.flatMap((guard, i) =>
        failed(guard).map((reason) => [reason, guardError(action, i, reason)] as const),
      ),
    ]
    return failures.map(([{ Code }, error]): CancellationReason => {
      const { entity, key } = action.context
      return { index, operation: action.kind, entity, key, reason: Code ?? 'Unknown', error }
    })
  })
  return new TransactionCanceledError(reasons, { cause })
}

const failed = (reason: Reported | undefined): readonly Reported[] =>
  reason === undefined || reason.Code === 'None' ? [] : [reason]

function mainError(action: Action, reason: Reported): Error {
  return reason.Code === 'ConditionalCheckFailed' ? conditionError(action, reason.Item) : otherError(reason)
}

function guardError(action: Action, guard: number, reason: Reported): Error {
  if (reason.Code !== 'ConditionalCheckFailed') return otherError(reason)
  return new NotUniqueError(action.context, action.guards[guard]?.attributes ?? [])
}

function otherError({ Code, Message }: Reported): Error {
  const cause = new Error(`${Code}: ${Message ?? 'DynamoDB gave no message'}`)
  if (Code === 'ThrottlingError' || Code === 'ProvisionedThroughputExceeded') {
    return new ThrottledError('TransactWriteItems', { cause })
  }
  return cause
}
