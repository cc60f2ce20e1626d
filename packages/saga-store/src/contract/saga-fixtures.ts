import { randomUUID } from 'node:crypto'
import type { SagaMetadata, SagaState } from '../state/saga-state.js'

/** A state with anything in it. */
export interface AnyState extends SagaState {
  readonly [name: string]: unknown
}

/** A name that no other case has. */
export const fresh = (): string => randomUUID()

/** A state of version 0. */
export function first(own: object = {}, metadata: Partial<SagaMetadata> = {}): AnyState {
  const now = new Date()
  const given = { sagaId: fresh(), version: 0, createdAt: now, updatedAt: now, isCompleted: false }
  return { metadata: { ...given, ...metadata }, ...own }
}

/** The state that follows. */
export function next(state: AnyState, own: object = {}, metadata: Partial<SagaMetadata> = {}): AnyState {
  const version = state.metadata.version + 1
  return { ...state, ...own, metadata: { ...state.metadata, version, updatedAt: new Date(), ...metadata } }
}

/** Nothing in it can be changed. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
    for (const inner of Object.values(Object.freeze(value))) frozen(inner)
  return value
}
