import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb'
import { ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import { NotFoundError } from '../../errors/not-found-error.js'
import { TransactionCanceledError } from '../../errors/transaction-canceled-error.js'
import { inEntity, itemContext } from '../../item/key-of.js'
import { withOwnSignal } from '../../send/own-signal.js'
import type { Action, Current } from '../action.js'
import { buildCreate } from '../build-create.js'
import { buildCheck, buildDelete } from '../build-delete.js'
import { buildPut } from '../build-put.js'
import type { WriteConditions } from '../condition/write-conditions.js'
import type { Connection } from '../connection.js'
import { operate } from '../operate.js'
import type { Operation } from '../operation.js'
import { buildUpdate, needsCurrent, type UpdateInput } from '../update/build-update.js'
import { readCurrent } from '../update/read-current.js'
import { whileStale } from '../update/with-current.js'
import { refuseParams } from '../write-options.js'
import { CONDITION } from './cancellation.js'
import {
  checkItemCount,
  sendTransaction,
  type TransactionOptions,
  transactionParams,
} from './send-transaction.js'

/** One operation of a transaction, not built yet. */
export interface TransactWrite {
  readonly entity: CompiledEntity
  readonly key: Values
  /** Whether guards of unique attributes depend on the item as it is. */
  readonly dependsOnCurrent: boolean
  /** A missing item is fine: there is nothing to free. */
  readonly mayBeMissing: boolean
  readonly build: (current?: Current | 'missing') => Action
}

/** The operations that a transaction can hold, for one entity. */
export function transactWrites(connection: Connection, entity: CompiledEntity) {
  const guarded = entity.uniques.length > 0
  return {
    create: (input: Record<string, unknown>): TransactWrite => ({
      entity,
      key: input,
      dependsOnCurrent: false,
      mayBeMissing: true,
      build: () => buildCreate(connection, entity, input),
    }),
    put: (input: Record<string, unknown>, conditions: WriteConditions = {}): TransactWrite => ({
      entity,
      key: input,
      dependsOnCurrent: guarded,
      mayBeMissing: true,
      build: (current) => buildPut(connection, entity, input, conditions, current),
    }),
    update: (key: Values, input: UpdateInput): TransactWrite => ({
      entity,
      key,
      dependsOnCurrent: inEntity(entity, () => needsCurrent(entity, input)),
      mayBeMissing: false,
      build: (current) =>
        buildUpdate(connection, entity, key, input, current === 'missing' ? undefined : current),
    }),
    delete: (key: Values, conditions: WriteConditions = {}): TransactWrite => ({
      entity,
      key,
      dependsOnCurrent: guarded,
      mayBeMissing: true,
      build: (current) => buildDelete(connection, entity, key, conditions, current),
    }),
    check: (key: Values, conditions: WriteConditions = {}): TransactWrite => ({
      entity,
      key,
      dependsOnCurrent: false,
      mayBeMissing: false,
      build: () => buildCheck(connection, entity, key, conditions),
    }),
  }
}

/** Writes that are done all or not at all. */
export function transactWriteOperation(
  connection: Connection,
  writes: () => readonly TransactWrite[],
  options: TransactionOptions = {},
): Operation<void, TransactWriteItemsCommandInput> {
  return operate(
    connection,
    options,
    () =>
      transactionParams(
        listed(writes()).map(({ dependsOnCurrent, entity, build }) =>
          dependsOnCurrent ? refuseParams(entity) : build(),
        ),
        options,
      ),
    async (options) => {
      const given = listed(writes())
      checkItemCount(given.length)
      // What can be refused is refused before any item is read.
      const checked = given.map(({ dependsOnCurrent, build }) =>
        build(dependsOnCurrent ? 'missing' : undefined),
      )
      await whileStale(options, async () => {
        const actions = await Promise.all(
          given.map((write, i) =>
            write.dependsOnCurrent ? built(connection, write, i, options) : (checked[i] as Action),
          ),
        )
        await sendTransaction(connection, actions, options)
      })
    },
  )
}

/** A callback may give anything, such as `db.order.put(…)`, which is a call of its own. */
function listed(writes: readonly TransactWrite[]): readonly TransactWrite[] {
  const isWrite = (one: Partial<TransactWrite> | null | undefined) => typeof one?.build === 'function'
  const isList = Array.isArray(writes)
  if (isList && writes.every(isWrite)) return writes
  throw new ValidationError('must give a list of operations of the transaction', {
    attribute: 'operations',
    value: isList ? writes.find((one) => !isWrite(one)) : writes,
    remedy: 'make each by what the function is given, as in tx => [tx.order.put(order)]',
  })
}

async function built(
  connection: Connection,
  write: TransactWrite,
  index: number,
  options: TransactionOptions,
): Promise<Action> {
  const { entity, key, mayBeMissing } = write
  const current = await readCurrent(connection, entity, key, withOwnSignal(options))
  if (current === undefined && !mayBeMissing) throw notFound(write, index)
  return write.build(current ?? 'missing')
}

/** An update of an item that there is none of stands in the way as it does where DynamoDB says so. */
function notFound({ entity, key }: TransactWrite, index: number): TransactionCanceledError {
  const context = itemContext(entity, key)
  const error = new NotFoundError(context)
  return new TransactionCanceledError([{ ...context, index, operation: 'update', reason: CONDITION, error }])
}
