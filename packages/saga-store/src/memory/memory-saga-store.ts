import { documentOf, documentText } from '../document/document-text.js'
import { type ErrorClasses, retriableErrors } from '../errors/error-classes.js'
import { SagaNotFoundError } from '../errors/saga-not-found-error.js'
import { checkNextVersion, checkState, checkText } from '../state/check-state.js'
import type { SagaState, SagaStore } from '../state/saga-state.js'
import { givenTenant } from '../tenant/tenants.js'

/** A saga in memory: its state as text, so that nothing is shared with callers. */
export interface MemorySaga {
  readonly correlationId: string
  readonly version: number
  readonly text: string
}

/** A store of sagas in memory, for unit tests: what the one on DynamoDB does, as long as the process lives. */
export class MemorySagaStore<State extends SagaState = SagaState> implements SagaStore<State> {
  protected readonly sagas = new Map<string, MemorySaga>()
  /** Ids by correlation. */
  protected readonly ids = new Map<string, string>()
  readonly #errors: ReturnType<typeof retriableErrors>
  readonly #tenants = new Map<string, MemorySagaStore<State>>()

  constructor(private readonly classes?: ErrorClasses) {
    this.#errors = retriableErrors(classes)
  }

  /** The sagas of one tenant. @throws MissingTenantError */
  forTenant(tenantId: string): MemorySagaStore<State> {
    const tenant = givenTenant(tenantId)('forTenant')
    const sagas =
      this.#tenants.get(tenant) ?? new (this.constructor as typeof MemorySagaStore)<State>(this.classes)
    this.#tenants.set(tenant, sagas)
    return sagas
  }

  async getById(sagaName: string, sagaId: string): Promise<State | null> {
    checkText(sagaName, 'sagaName', 'getById')
    checkText(sagaId, 'sagaId', 'getById')
    const saga = this.sagas.get(this.key(sagaName, sagaId))
    return saga === undefined ? null : this.read(saga)
  }

  async getByCorrelationId(sagaName: string, correlationId: string): Promise<State | null> {
    checkText(sagaName, 'sagaName', 'getByCorrelationId')
    checkText(correlationId, 'correlationId', 'getByCorrelationId')
    const sagaId = this.ids.get(this.key(sagaName, correlationId))
    return sagaId === undefined ? null : this.getById(sagaName, sagaId)
  }

  async insert(sagaName: string, correlationId: string, state: State): Promise<void> {
    checkText(correlationId, 'correlationId', 'insert')
    checkState(sagaName, state, 'insert')
    const { sagaId, version } = state.metadata
    const saga = { correlationId, version, text: this.write(state) }
    await this.settle()
    const other = this.#taken(sagaName, sagaId, correlationId)
    if (other !== undefined)
      throw this.#errors.alreadyExists(sagaId, `${sagaName} of its id or correlation`, other)
    this.sagas.set(this.key(sagaName, sagaId), saga)
    this.ids.set(this.key(sagaName, correlationId), sagaId)
  }

  /** The version of the saga that has the id or the correlation already. */
  #taken(sagaName: string, sagaId: string, correlationId: string): number | undefined {
    const holder = this.ids.get(this.key(sagaName, correlationId)) ?? sagaId
    return this.sagas.get(this.key(sagaName, holder))?.version
  }

  async update(sagaName: string, state: State, expectedVersion: number): Promise<void> {
    checkState(sagaName, state, 'update')
    checkNextVersion(sagaName, state, expectedVersion)
    const { sagaId, version } = state.metadata
    const text = this.write(state)
    await this.settle()
    const saga = this.sagas.get(this.key(sagaName, sagaId))
    if (saga === undefined) throw new SagaNotFoundError(sagaName, sagaId)
    if (saga.version !== expectedVersion) throw this.#errors.stale(sagaId, expectedVersion, saga.version)
    this.sagas.set(this.key(sagaName, sagaId), { ...saga, version, text })
  }

  async delete(sagaName: string, sagaId: string): Promise<void> {
    checkText(sagaName, 'sagaName', 'delete')
    checkText(sagaId, 'sagaId', 'delete')
    const saga = this.sagas.get(this.key(sagaName, sagaId))
    this.sagas.delete(this.key(sagaName, sagaId))
    if (saga !== undefined) this.ids.delete(this.key(sagaName, saga.correlationId))
  }

  protected key(sagaName: string, id: string): string {
    return JSON.stringify([sagaName, id])
  }

  protected write(state: State): string {
    return documentText(state, 'state', `saga ${state.metadata?.sagaId}`)
  }

  protected read({ text }: MemorySaga): State {
    return documentOf(text, 'a saga') as State
  }

  /** Other calls come in between, as they do in a store that is far away. */
  protected settle(): Promise<void> {
    return new Promise(setImmediate)
  }
}
