import * as client from '@keyprint/client'
import { type EntitySpec, primaryKeyRecipes } from '@keyprint/key-design'
import { DocumentExistsError } from '../errors/document-exists-error.js'
import { DocumentNotFoundError } from '../errors/document-not-found-error.js'
import { DocumentTooLargeError } from '../errors/document-too-large-error.js'
import { DocumentVersionError } from '../errors/document-version-error.js'
import type { Place } from '../errors/place.js'
import { RefusedCursorError } from '../errors/refused-cursor-error.js'
import { StoreUnavailableError } from '../errors/store-unavailable-error.js'
import { TransactionRefusedError } from '../errors/transaction-refused-error.js'
import { UnreadableDocumentError } from '../errors/unreadable-document-error.js'
import { WriteOutcomeUnknownError } from '../errors/write-outcome-unknown-error.js'
import type { TenantTable } from './dynamodb-tenant.js'

/** Nothing was done, and later it may be. */
const PASSING = [
  client.ThrottledError,
  client.UnavailableError,
  client.BatchIncompleteError,
  client.TransactionConflictError,
]

/** Does something, and says in the store's own errors what went wrong. What no caller can do anything about stays. */
export async function translated<T>(
  table: TenantTable,
  place: Place | readonly Place[],
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw translate(table, [place].flat() as readonly Place[], error)
  }
}

function translate(table: TenantTable, places: readonly Place[], error: unknown): unknown {
  const [place] = places as readonly [Place]
  const options = { cause: error }
  if (error instanceof client.TransactionCanceledError) return refusedTransaction(table, places, error)
  if (error instanceof client.AlreadyExistsError) return new DocumentExistsError(place, options)
  if (error instanceof client.NotFoundError) return new DocumentNotFoundError(place, options)
  if (error instanceof client.VersionConflictError)
    return new DocumentVersionError(place, error.expectedVersion, error.actualVersion, options)
  if (error instanceof client.ItemTooLargeError)
    return new DocumentTooLargeError(place, error.bytes, error.limit)
  if (error instanceof client.InvalidCursorError) return new RefusedCursorError(place.collection, options)
  if (error instanceof client.UnreadableItemError)
    return new UnreadableDocumentError(placeOfStored(table, place, error), error.reason, options)
  if (error instanceof client.OutcomeUnknownError) return new WriteOutcomeUnknownError(place, options)
  return PASSING.some((kind) => error instanceof kind) ? new StoreUnavailableError(place, options) : error
}

/** The first operation that stood in the way decides, unless all only met other transactions. */
function refusedTransaction(
  table: TenantTable,
  places: readonly Place[],
  error: client.TransactionCanceledError,
): unknown {
  const reason = error.reasons.find((one) => !PASSING.some((kind) => one.error instanceof kind))
  if (reason === undefined) return new StoreUnavailableError(undefined, { cause: error })
  const place = places[reason.index] as Place
  return new TransactionRefusedError(reason.index, translate(table, [place], reason.error) as Error)
}

/** Of several documents that were read, the one that an error is about is known by its stored key. */
function placeOfStored(
  { design, collections }: TenantTable,
  place: Place,
  { storedKey }: client.UnreadableItemError,
): Place {
  const { collection } = place
  const { sort } = primaryKeyRecipes(design.table, design.entities[collection] as EntitySpec)
  const stored = (storedKey as { readonly [name: string]: string })[sort[0]?.attribute.name ?? '']
  const values = sort[0]?.template?.parse(stored ?? '')
  const definition = collections[collection]
  if (place.key !== undefined || values === undefined || definition === undefined) return place
  const { id, sort: part } = definition
  return { collection, key: { [id]: values.id, ...(part === undefined ? {} : { [part]: values.part }) } }
}
