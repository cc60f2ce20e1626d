import { decodeDocument } from '../document/decode.js'
import { documentJson } from '../document/document-text.js'
import type { Json } from '../document/encode.js'
import { CorruptStateError } from '../errors/corrupt-state-error.js'
import type { SagaMetadata, SagaState } from '../state/saga-state.js'
import { expiryOf } from '../store/state-write.js'
import type { PlainItem } from './plain-design.js'

/** The attributes of a saga that change with its state. What JSON has is stored as others store it. */
export function plainAttributes(state: SagaState, ttlDays: number | undefined) {
  const { version, isCompleted, createdAt, updatedAt } = state.metadata
  return {
    version,
    isCompleted,
    createdAt,
    updatedAt,
    state: documentJson(state, 'state', `saga ${state.metadata.sagaId}`),
    expiresAt: expiryOf(state, ttlDays),
  }
}

/** The state of a stored saga, also of one that others have stored as JSON, with its dates as text. */
export function plainState(item: PlainItem, subject: string): SagaState {
  const { sagaId, version, isCompleted, createdAt, updatedAt } = item
  const found = decoded(item, subject)
  const { archivedAt, timeoutExpiresAt, ...metadata } = found.metadata ?? {}
  return {
    ...found,
    metadata: {
      ...metadata,
      sagaId,
      version,
      isCompleted,
      createdAt,
      updatedAt,
      ...date('archivedAt', archivedAt, subject),
      ...date('timeoutExpiresAt', timeoutExpiresAt, subject),
    },
  }
}

function decoded({ state }: PlainItem, subject: string): Partial<SagaState> {
  try {
    const value = decodeDocument((typeof state === 'string' ? JSON.parse(state) : state) as Json)
    if (typeof value === 'object' && value !== null) return value
  } catch (cause) {
    throw new CorruptStateError(subject, `its state is damaged (${(cause as Error).message})`, { cause })
  }
  throw new CorruptStateError(subject, 'its state is no object')
}

function date(name: keyof SagaMetadata, value: unknown, subject: string): object {
  if (value === undefined) return {}
  if (typeof value !== 'string') return { [name]: value }
  const found = new Date(value)
  if (Number.isNaN(found.getTime())) throw new CorruptStateError(subject, `its ${name} is no date`)
  return { [name]: found }
}
