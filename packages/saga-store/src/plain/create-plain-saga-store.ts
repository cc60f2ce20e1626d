import { type Client, connect, OutcomeUnknownError } from '@keyprint/client'
import { CorruptStateError } from '../errors/corrupt-state-error.js'
import { type ErrorClasses, type RetriableErrors, retriableErrors } from '../errors/error-classes.js'
import { SagaNotFoundError } from '../errors/saga-not-found-error.js'
import { checkNextVersion, checkState, checkText } from '../state/check-state.js'
import type { SagaState, SagaStore } from '../state/saga-state.js'
import { checkPositive } from '../store/checked-options.js'
import { failure, isMissing, refusalOf } from '../store/failure.js'
import type { TableOptions } from '../store/saga-store-options.js'
import { tableOf, type WithTable } from '../table/store-table.js'
import { type PlainItem, plainSagaDesign } from './plain-design.js'
import { plainAttributes, plainState } from './plain-item.js'

/** Options of `createPlainSagaStore`. */
export type PlainSagaStoreOptions = TableOptions & {
  /** Days after which DynamoDB removes a completed saga, where the table has a time to live on `expiresAt`. */
  readonly ttlDays?: number | undefined
  /** The classes of the errors after which your saga bus tries again. Default: those of this package. */
  readonly errors?: ErrorClasses | undefined
}

/** A client of such a table. */
export type PlainDb = Client<(typeof plainSagaDesign)['~types']>

/** A store of sagas on a table with plain keys. */
export interface PlainSagaStore<State extends SagaState = SagaState> extends SagaStore<State>, WithTable {}

/**
 * A store on a table that is there already, with plain keys. It does what can be done there: of two inserts of one
 * correlation at the same moment both may be done, and a read by correlation may not know what was inserted just now.
 */
export function createPlainSagaStore<State extends SagaState = SagaState>(
  options: PlainSagaStoreOptions,
): PlainSagaStore<State> {
  const { ttlDays, deadline, requestTimeout } = options
  checkPositive('ttlDays', ttlDays)
  const table = tableOf(options, options.tableName, plainSagaDesign)
  const db = connect(plainSagaDesign, { ...table, deadline, requestTimeout })
  const scope: PlainScope = { db, errors: retriableErrors(options.errors), ttlDays }
  return {
    table,
    getById: async (sagaName, sagaId) => {
      checkText(sagaName, 'sagaName', 'getById')
      checkText(sagaId, 'sagaId', 'getById')
      const item = await plainById(scope, sagaName, sagaId)
      return item === undefined ? null : (plainState(item, `${sagaName} ${sagaId}`) as State)
    },
    getByCorrelationId: async (sagaName, correlationId) => {
      checkText(sagaName, 'sagaName', 'getByCorrelationId')
      checkText(correlationId, 'correlationId', 'getByCorrelationId')
      const item = await plainByCorrelation(scope, sagaName, correlationId)
      return item === undefined ? null : (plainState(item, `${sagaName} ${item.sagaId}`) as State)
    },
    insert: (sagaName, correlationId, state) => insert(scope, sagaName, correlationId, state),
    update: (sagaName, state, expected) => update(scope, sagaName, state, expected),
    delete: async (sagaName, sagaId) => {
      checkText(sagaName, 'sagaName', 'delete')
      checkText(sagaId, 'sagaId', 'delete')
      await told(scope, `delete of ${sagaName} ${sagaId}`, db.saga.delete({ sagaName, sagaId }))
    },
  }
}

/** What the calls have in common. */
export interface PlainScope {
  readonly db: PlainDb
  readonly errors: RetriableErrors
  readonly ttlDays: number | undefined
}

async function told<T>({ errors }: PlainScope, subject: string, call: PromiseLike<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw failure(errors, subject, error)
  }
}

/** The saga of an id, consistently. */
export function plainById(
  scope: PlainScope,
  sagaName: string,
  sagaId: string,
): Promise<PlainItem | undefined> {
  const read = scope.db.saga.get({ sagaName, sagaId }, { consistent: true })
  return told(scope, `getById of ${sagaName} ${sagaId}`, read)
}

/** The index only says which saga it is: it may have another state by now. */
export async function plainByCorrelation(
  scope: PlainScope,
  sagaName: string,
  correlationId: string,
): Promise<PlainItem | undefined> {
  const query = scope.db.sagasByCorrelation({ sagaName }, { beginsWith: { correlationId }, limit: 1 })
  const [found] = await told(scope, `getByCorrelationId of ${sagaName} ${correlationId}`, query.collect())
  return found && plainById(scope, sagaName, found.sagaId)
}

async function insert(
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

async function update(
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
    if (refusal === undefined || error instanceof OutcomeUnknownError)
      throw failure(scope.errors, subject, error)
    if (isMissing(refusal)) throw new SagaNotFoundError(sagaName, sagaId)
    if (refusal.current === undefined)
      throw new CorruptStateError(subject, 'the item does not fit the design', { cause: refusal.error })
    throw scope.errors.stale(sagaId, expectedVersion, refusal.current.version as number)
  }
}
