import type { AnyCollection } from '../collection/collection.js'
import { validate } from '../collection/validate.js'
import { issuesText } from '../errors/invalid-document-error.js'
import { UnreadableDocumentError } from '../errors/unreadable-document-error.js'
import type { Address, Row } from '../provider/provider.js'
import type { Stored } from './stored.js'

/** What a row holds. @throws UnreadableDocumentError for a row that the store would not have written. */
export async function readRow(
  address: Address,
  collection: AnyCollection,
  { document, version, audit }: Row,
): Promise<Stored<never>> {
  if (typeof document !== 'object' || document === null || !isVersion(version) || typeof audit !== 'object')
    throw new UnreadableDocumentError(address, 'it is no document of this store')
  for (const [field, value] of Object.entries(address.key ?? {}))
    if (document[field] !== value)
      throw new UnreadableDocumentError(address, `${field} is not that of its key`)
  const { issues } = await validate(collection.schema, document)
  if (issues !== undefined) throw new UnreadableDocumentError(address, issuesText(issues))
  return { document: document as never, version, audit }
}

const isVersion = (version: unknown): boolean => Number.isSafeInteger(version) && Number(version) > 0
