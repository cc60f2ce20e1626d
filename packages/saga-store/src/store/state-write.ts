import { MAX_ITEM_BYTES } from '@keyprint/client'
import { documentText } from '../document/document-text.js'
import { StateTooLargeError } from '../errors/state-too-large-error.js'
import type { SagaState } from '../state/saga-state.js'
import type { Scope } from './scope.js'

const MS_PER_DAY = 86_400_000

/** Bytes that are left for keys and attributes beside the state. */
const RESERVED = 16 * 1024

/** A state on its way into an item. */
export interface StateWrite {
  readonly writeId: string
  readonly text: string
  readonly bytes: number
  /** Where the text was put because it is too large for the item. */
  readonly blob: string | undefined
}

/** Makes a state ready: as text, which is in the blob store already where it is too large. @throws StateTooLargeError */
export async function stateWrite(scope: Scope, sagaName: string, state: SagaState): Promise<StateWrite> {
  const text = documentText(state, 'state', `${sagaName} ${state.metadata.sagaId}`)
  const sent = scope.unsettled.find(state, text)
  if (sent !== undefined) return sent
  const bytes = Buffer.byteLength(text)
  const blob = await blobFor(scope, sagaName, state, bytes)
  if (blob !== undefined) await scope.blobs?.put(blob, Buffer.from(text))
  return { writeId: crypto.randomUUID(), text, bytes, blob }
}

/** A name of its own, so that a write that is refused or tried again does not touch what is referred to. */
function blobFor(
  { blobs, tenantId }: Scope,
  sagaName: string,
  { metadata: { sagaId, version } }: SagaState,
  bytes: number,
): string | undefined {
  if (bytes <= MAX_ITEM_BYTES - RESERVED) return undefined
  const path = [tenantId, sagaName, sagaId, `${version}-${crypto.randomUUID()}`]
  if (blobs !== undefined) return path.map(pathPart).join('/')
  if (bytes > MAX_ITEM_BYTES) throw new StateTooLargeError(`${sagaName} ${sagaId}`, bytes)
  return undefined
}

/** A part of a path that is no way out of its folder. */
const pathPart = (part: string): string => encodeURIComponent(part).replaceAll('.', '%2E')

/** When a saga that is completed is to be removed. Running ones stay. */
export function expiryOf({ metadata }: SagaState, ttlDays: number | undefined): Date | undefined {
  if (!metadata.isCompleted || ttlDays === undefined) return undefined
  return new Date(Date.now() + ttlDays * MS_PER_DAY)
}

/** The attributes of a saga that change with its state; `undefined` is none. */
export function stateAttributes(
  { ttlDays }: Pick<Scope, 'ttlDays'>,
  sagaState: SagaState,
  { writeId, text, blob }: Pick<StateWrite, 'writeId' | 'text' | 'blob'>,
) {
  const { version, isCompleted, createdAt, updatedAt, timeoutExpiresAt } = sagaState.metadata
  return {
    version,
    status: isCompleted ? ('completed' as const) : ('running' as const),
    createdAt,
    updatedAt,
    writeId,
    dueAt: isCompleted ? undefined : (timeoutExpiresAt ?? undefined),
    state: blob === undefined ? text : undefined,
    blob,
    expiresAt: expiryOf(sagaState, ttlDays),
  }
}

/** Removes a blob that nothing refers to. What fails here leaves it. */
export async function discard({ blobs }: Scope, blob: string | undefined): Promise<void> {
  if (blob !== undefined) await blobs?.delete(blob).catch(() => undefined)
}

/** Removes what was put for a write that was not done. What may have been done is referred to. */
export async function discardUnlessSent(scope: Scope, state: SagaState, write: StateWrite): Promise<void> {
  if (scope.unsettled.find(state, write.text) === undefined) await discard(scope, write.blob)
}
