/** What every saga has. `null` stands for none, as well as leaving it out. */
export interface SagaMetadata {
  readonly sagaId: string
  /** Counts the writes; an update carries the version that it expects, plus one. */
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly isCompleted: boolean
  readonly archivedAt?: Date | null | undefined
  readonly traceParent?: string | null | undefined
  readonly traceState?: string | null | undefined
  /** Milliseconds. */
  readonly timeoutMs?: number | null | undefined
  /** When the timeout expires: running sagas are listed by it. */
  readonly timeoutExpiresAt?: Date | null | undefined
}

/** The state of a saga: its metadata, and whatever else it keeps. */
export interface SagaState {
  readonly metadata: SagaMetadata
}

/** Keeps the states of sagas: what a saga bus asks of a store. */
export interface SagaStore<State extends SagaState = SagaState> {
  /** The state of a saga by its id; null when there is none. */
  getById(sagaName: string, sagaId: string): Promise<State | null>
  /** The state of a saga by what correlates its messages; null when there is none. */
  getByCorrelationId(sagaName: string, correlationId: string): Promise<State | null>
  /** Writes a new saga. @throws ConcurrencyError ("already exists") when its id or its correlation is taken. */
  insert(sagaName: string, correlationId: string, state: State): Promise<void>
  /**
   * Replaces the state of a saga, which carries `expectedVersion + 1`.
   * @throws ConcurrencyError when the saga has another version than the expected one; SagaNotFoundError
   */
  update(sagaName: string, state: State, expectedVersion: number): Promise<void>
  /** Removes a saga and frees its correlation; it is fine if there is none. */
  delete(sagaName: string, sagaId: string): Promise<void>
}
