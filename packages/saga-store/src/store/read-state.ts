import type { SagaItem } from '../design.js'
import { documentOf } from '../document/document-text.js'
import { CorruptStateError } from '../errors/corrupt-state-error.js'
import type { SagaState } from '../state/saga-state.js'
import { failure } from './failure.js'
import type { Place } from './places.js'
import type { Scope } from './scope.js'

/** A saga as it was read. */
export interface FoundSaga<State extends SagaState> {
  readonly item: SagaItem
  readonly state: State
}

/** How often a saga is read whose blob is gone, because somebody has written it meanwhile. */
const MOST_READS = 5

/** The saga of a correlation, consistently. @param subject the call and its key */
export async function sagaAt<State extends SagaState>(
  scope: Scope,
  sagaName: string,
  correlationId: string,
  subject: string,
): Promise<FoundSaga<State> | undefined> {
  for (let read = 1; ; read++) {
    const item = await itemAt(scope, sagaName, correlationId, subject)
    if (item === undefined) return undefined
    scope.places.set([scope.tenantId, sagaName, item.sagaId], placeOf(item))
    const text = item.state ?? (await blobText(scope, item, subject))
    if (text !== undefined) return { item, state: stateOf(item, text, subject) as State }
    if (read === MOST_READS) throw new CorruptStateError(subject, `blob ${item.blob} is gone`)
  }
}

async function itemAt(
  { db, errors }: Scope,
  sagaName: string,
  correlationId: string,
  subject: string,
): Promise<SagaItem | undefined> {
  try {
    return await db.saga.get({ sagaName, correlationId }, { consistent: true })
  } catch (error) {
    throw failure(errors, subject, error)
  }
}

async function blobText({ blobs }: Scope, { blob }: SagaItem, subject: string): Promise<string | undefined> {
  if (blob === undefined) throw new CorruptStateError(subject, 'it has neither a state nor a blob')
  if (blobs === undefined)
    throw new CorruptStateError(subject, `its state is blob ${blob}, and the store was made without blobs`)
  const bytes = await blobs.get(blob)
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
}

/** What was written by others may be JSON, and no state all the same. */
function stateOf(item: SagaItem, text: string, subject: string): SagaState {
  const state = documentOf(text, subject) as SagaState | null | undefined
  const { sagaId, version } = state?.metadata ?? {}
  if (sagaId === item.sagaId && version === item.version) return state as SagaState
  throw new CorruptStateError(subject, 'its metadata is not that of the item')
}

const placeOf = ({ correlationId, version, blob }: SagaItem): Place => ({ correlationId, version, blob })

/** Which correlation a saga has, as it is stored; `undefined` when there is no such saga. */
export async function storedPlace(
  { db, errors }: Scope,
  sagaName: string,
  sagaId: string,
  subject: string,
): Promise<string | undefined> {
  try {
    const place = await db.sagaPlace.get({ sagaName, sagaId }, { consistent: true })
    return place?.correlationId
  } catch (error) {
    throw failure(errors, subject, error)
  }
}

/**
 * Does something where the saga is: at the correlation that is remembered, and if it is not there any more, at the one
 * that is stored. @returns `undefined` when there is no such saga, or what is done gives that
 */
export async function atPlace<T>(
  scope: Scope,
  {
    sagaName,
    sagaId,
    subject,
  }: { readonly sagaName: string; readonly sagaId: string; readonly subject: string },
  act: (correlationId: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  const remembered = scope.places.get([scope.tenantId, sagaName, sagaId])?.correlationId
  const done = remembered === undefined ? undefined : await act(remembered)
  if (done !== undefined) return done
  scope.places.forget([scope.tenantId, sagaName, sagaId])
  const stored = await storedPlace(scope, sagaName, sagaId, subject)
  return stored === undefined || stored === remembered ? undefined : act(stored)
}

/** The saga of an id, consistently. */
export function sagaById<State extends SagaState>(
  scope: Scope,
  sagaName: string,
  sagaId: string,
  subject: string,
): Promise<FoundSaga<State> | undefined> {
  return atPlace(scope, { sagaName, sagaId, subject }, async (correlationId) => {
    const found = await sagaAt<State>(scope, sagaName, correlationId, subject)
    return found?.item.sagaId === sagaId ? found : undefined
  })
}
