import type { RetriableErrors } from '../errors/error-classes.js'
import { SagaNotFoundError } from '../errors/saga-not-found-error.js'
import { checkState } from '../state/check-state.js'
import type { SagaState, SagaStore } from '../state/saga-state.js'

/** The two stores of a migration, and what brings a saga from one to the other. */
export interface Both<State extends SagaState> {
  readonly from: SagaStore<State>
  readonly to: SagaStore<State>
  readonly move: (sagaName: string, sagaId: string) => Promise<void>
  readonly errors: RetriableErrors
}

/** A store that knows two tables: it looks in the new one first, and writes there only. */
export function duringMigration<State extends SagaState>({
  from,
  to,
  move,
  errors,
}: Both<State>): SagaStore<State> {
  /** A saga that moves between the first two reads is there in the third. */
  const either = async (read: (store: SagaStore<State>) => Promise<State | null>): Promise<State | null> =>
    (await read(to)) ?? (await read(from)) ?? (await read(to))
  const moving = async (sagaName: string, sagaId: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      if (!(error instanceof SagaNotFoundError)) throw error
      await move(sagaName, sagaId)
      await act()
    }
  }
  return {
    getById: (sagaName, sagaId) => either((store) => store.getById(sagaName, sagaId)),
    getByCorrelationId: (sagaName, correlationId) =>
      either((store) => store.getByCorrelationId(sagaName, correlationId)),
    insert: async (sagaName, correlationId, state) => {
      checkState(sagaName, state, 'insert')
      const { sagaId } = state.metadata
      const there =
        (await from.getByCorrelationId(sagaName, correlationId)) ?? (await from.getById(sagaName, sagaId))
      const what = `${sagaName} of correlation ${correlationId} or id ${sagaId}`
      if (there !== null) throw errors.alreadyExists(sagaId, what, there.metadata.version)
      await to.insert(sagaName, correlationId, state)
    },
    update: async (sagaName, state, expectedVersion) => {
      checkState(sagaName, state, 'update')
      await moving(sagaName, state.metadata.sagaId, () => to.update(sagaName, state, expectedVersion))
    },
    delete: async (sagaName, sagaId) => {
      await from.delete(sagaName, sagaId)
      await to.delete(sagaName, sagaId)
    },
  }
}
