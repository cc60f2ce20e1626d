import { retriableErrors } from './errors/error-classes.js'
import { type CleanUpOptions, type CleanUpResult, cleanUp } from './listing/clean-up.js'
import { type DueOptions, type DueSaga, dueSagas } from './listing/due-sagas.js'
import { type ListOptions, listSagas, type SagaPage } from './listing/list-sagas.js'
import { checkText } from './state/check-state.js'
import type { SagaState, SagaStore } from './state/saga-state.js'
import { checkPositive } from './store/checked-options.js'
import { deleteSaga } from './store/delete-saga.js'
import { insertSaga } from './store/insert-saga.js'
import { Places } from './store/places.js'
import { sagaAt, sagaById } from './store/read-state.js'
import type { SagaStoreOptions } from './store/saga-store-options.js'
import { type Common, type Scope, scopeOf } from './store/scope.js'
import { Unsettled } from './store/unsettled.js'
import { updateSaga } from './store/update-saga.js'
import { connectTo, tableOf, type WithTable } from './table/store-table.js'
import { givenTenant, type TenantOf, tenantClients, tenantOf } from './tenant/tenants.js'

/** Options of a write. */
export interface WriteOptions {
  /** Messages for the outbox, in order: written in the transaction that writes the state. Up to 98 documents. */
  readonly messages?: readonly unknown[] | undefined
}

/** The sagas of one tenant, or of none. */
export interface TenantSagaStore<State extends SagaState = SagaState> extends SagaStore<State> {
  insert(sagaName: string, correlationId: string, state: State, options?: WriteOptions): Promise<void>
  update(sagaName: string, state: State, expectedVersion: number, options?: WriteOptions): Promise<void>
  /** Sagas of one name by the time of their last update, a page at a time. */
  list(sagaName: string, options?: ListOptions): Promise<SagaPage>
  /** Running sagas whose timeout is over, those due first first. */
  due(sagaName: string, options?: DueOptions): Promise<readonly DueSaga[]>
  /** Removes completed sagas, each on the condition that it still is. */
  deleteCompleted(sagaName: string, options?: CleanUpOptions): Promise<CleanUpResult>
}

/** A store of sagas on DynamoDB. */
export interface DynamoSagaStore<State extends SagaState = SagaState>
  extends TenantSagaStore<State>,
    WithTable {
  /** The sagas of one tenant: the same correlation is another saga there. @throws MissingTenantError */
  forTenant(tenantId: string): TenantSagaStore<State>
}

/**
 * A store of sagas on DynamoDB. It sends nothing by itself.
 * @throws ValidationError for an option that is none; ConfigurationError when the table's name is not configured
 */
export function createSagaStore<State extends SagaState = SagaState>(
  options: SagaStoreOptions,
): DynamoSagaStore<State> {
  const { ttlDays, blobs, errors, tenant } = options
  checkPositive('ttlDays', ttlDays)
  const table = tableOf(options, options.tableName)
  const common: Common = {
    db: tenantClients(connectTo(table, options)),
    errors: retriableErrors(errors),
    ttlDays,
    blobs,
    places: new Places(),
    unsettled: new Unsettled(),
  }
  return {
    ...sagasOf<State>(common, tenantOf(tenant)),
    forTenant: (tenantId) => sagasOf<State>(common, givenTenant(tenantId)),
    table,
  }
}

function sagasOf<State extends SagaState>(common: Common, tenant: TenantOf): TenantSagaStore<State> {
  /** Each call says what it is and about which saga, for the messages of its errors. */
  const call = async <T>(subject: string, act: (scope: Scope, subject: string) => Promise<T>): Promise<T> =>
    act(scopeOf(common, tenant, subject), subject)
  const named = (sagaName: string, subject: string): void => checkText(sagaName, 'sagaName', subject)
  return {
    getById: (sagaName, sagaId) =>
      call(`getById of ${sagaName} ${sagaId}`, async (scope, subject) => {
        named(sagaName, subject)
        checkText(sagaId, 'sagaId', subject)
        return (await sagaById<State>(scope, sagaName, sagaId, subject))?.state ?? null
      }),
    getByCorrelationId: (sagaName, correlationId) =>
      call(`getByCorrelationId of ${sagaName} ${correlationId}`, async (scope, subject) => {
        named(sagaName, subject)
        checkText(correlationId, 'correlationId', subject)
        return (await sagaAt<State>(scope, sagaName, correlationId, subject))?.state ?? null
      }),
    insert: (sagaName, correlationId, state, { messages } = {}) =>
      call(`insert of ${sagaName} ${correlationId}`, (scope, subject) =>
        insertSaga(scope, { sagaName, correlationId, state, messages }, subject),
      ),
    update: (sagaName, state, expectedVersion, { messages } = {}) =>
      call(`update of ${sagaName} ${state?.metadata?.sagaId}`, (scope, subject) =>
        updateSaga(scope, { sagaName, state, expectedVersion, messages }, subject),
      ),
    delete: (sagaName, sagaId) =>
      call(`delete of ${sagaName} ${sagaId}`, (scope, subject) =>
        deleteSaga(scope, { sagaName, sagaId }, subject),
      ),
    list: (sagaName, options = {}) =>
      call(`list of ${sagaName}`, (scope, subject) => listSagas(scope, sagaName, options, subject)),
    due: (sagaName, options = {}) =>
      call(`due of ${sagaName}`, (scope, subject) => dueSagas(scope, sagaName, options, subject)),
    deleteCompleted: (sagaName, options = {}) =>
      call(`deleteCompleted of ${sagaName}`, (scope, subject) => cleanUp(scope, sagaName, options, subject)),
  }
}
