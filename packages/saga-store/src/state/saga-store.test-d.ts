import { expectTypeOf } from 'vitest'
import { createPlainSagaStore, createSagaMigration, createSagaStore, type SagaStore } from '../index.js'
import { MemorySagaStore } from '../testing.js'

/** The interfaces of a saga bus, as its users have them. */
interface BusMetadata {
  readonly sagaId: string
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly isCompleted: boolean
  readonly archivedAt?: Date | null
  readonly traceParent?: string | null
  readonly traceState?: string | null
  readonly timeoutMs?: number | null
  readonly timeoutExpiresAt?: Date | null
}

interface BusState {
  readonly metadata: BusMetadata
}

interface BusSagaStore<State extends BusState> {
  getById(sagaName: string, sagaId: string): Promise<State | null>
  getByCorrelationId(sagaName: string, correlationId: string): Promise<State | null>
  insert(sagaName: string, correlationId: string, state: State): Promise<void>
  update(sagaName: string, state: State, expectedVersion: number): Promise<void>
  delete(sagaName: string, sagaId: string): Promise<void>
}

interface OrderState extends BusState {
  readonly lines: ReadonlyMap<string, bigint>
}

const store = createSagaStore<OrderState>({ region: 'eu-west-1', tableName: 'sagas' })
store satisfies BusSagaStore<OrderState>
store.forTenant('acme') satisfies BusSagaStore<OrderState>
createPlainSagaStore<OrderState>({ region: 'eu-west-1' }) satisfies BusSagaStore<OrderState>
createSagaMigration<OrderState>({ region: 'eu-west-1', from: 'a', to: 'b' })
  .store satisfies BusSagaStore<OrderState>
new MemorySagaStore<OrderState>() satisfies BusSagaStore<OrderState>

expectTypeOf(store.getById('order', 's1')).resolves.toEqualTypeOf<OrderState | null>()
expectTypeOf<SagaStore<OrderState>>().toExtend<BusSagaStore<OrderState>>()

// @ts-expect-error a state without metadata is none
createSagaStore<{ readonly lines: string }>({ region: 'eu-west-1' })

// @ts-expect-error a tenant's store has no further tenants
store.forTenant('acme').forTenant('other')

/** The plain face of an idempotency store. */
interface BusIdempotencyStore {
  has(messageId: string): Promise<boolean>
  set(messageId: string, ttlMs?: number): Promise<void>
  delete(messageId: string): Promise<void>
  clear(): Promise<void>
}

declare const idempotency: import('../index.js').DynamoIdempotencyStore
idempotency satisfies BusIdempotencyStore
