import { connect } from '@keyprint/client'
import { type ErrorClasses, retriableErrors } from '../errors/error-classes.js'
import { checkText } from '../state/check-state.js'
import type { SagaState, SagaStore } from '../state/saga-state.js'
import { checkPositive } from '../store/checked-options.js'
import type { TableOptions } from '../store/saga-store-options.js'
import { tableOf, type WithTable } from '../table/store-table.js'
import { plainSagaDesign } from './plain-design.js'
import { plainState } from './plain-item.js'
import { type PlainScope, plainByCorrelation, plainById, told } from './plain-reads.js'
import { insertPlain, updatePlain } from './plain-writes.js'

/** Options of `createPlainSagaStore`. */
export type PlainSagaStoreOptions = TableOptions & {
  /** Days after which DynamoDB removes a completed saga, where the table has a time to live on `expiresAt`. */
  readonly ttlDays?: number | undefined
  /** The classes of the errors after which your saga bus tries again. Default: those of this package. */
  readonly errors?: ErrorClasses | undefined
}

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
    insert: (sagaName, correlationId, state) => insertPlain(scope, sagaName, correlationId, state),
    update: (sagaName, state, expected) => updatePlain(scope, sagaName, state, expected),
    delete: async (sagaName, sagaId) => {
      checkText(sagaName, 'sagaName', 'delete')
      checkText(sagaId, 'sagaId', 'delete')
      await told(scope, `delete of ${sagaName} ${sagaId}`, db.saga.delete({ sagaName, sagaId }))
    },
  }
}
