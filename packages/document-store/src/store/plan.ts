import type { AnyCollection } from '../collection/collection.js'
import { ConditionRefusedError } from '../errors/condition-refused-error.js'
import { DocumentNotFoundError } from '../errors/document-not-found-error.js'
import { DocumentVersionError } from '../errors/document-version-error.js'
import { InvalidDocumentError } from '../errors/invalid-document-error.js'
import type { Address, Change, Row } from '../provider/provider.js'
import { addressOf } from './address.js'
import { type CheckedDocument, checkedDocument } from './checked-document.js'
import { collectionNamed, type Session } from './session.js'
import type { PatchOptions, WriteOptions } from './store.js'
import type { Stored } from './stored.js'
import type { WriteOperation } from './transaction.js'

/** A write that was checked, as far as it can be without the document as it is. */
export interface Plan {
  readonly collection: AnyCollection
  readonly address: Address
  /** Whether it depends on the document as it is. */
  readonly reads: boolean
  /** Whether it may be decided anew when somebody else writes meanwhile. */
  readonly repeatable: boolean
  /** What is to be done; `undefined` where that is nothing. */
  change(current: Stored<never> | undefined): Promise<Change | undefined>
}

/** Checks a write before anything is asked of the provider. */
export async function planOf(session: Session, operation: WriteOperation): Promise<Plan> {
  const key = 'key' in operation ? operation.key : undefined
  const collection = collectionNamed(session, operation.collection, key)
  if (operation.kind === 'insert') return insertPlan(session, collection, operation)
  checkOptions(operation.collection, operation.options)
  if (operation.kind === 'put') return putPlan(session, collection, operation)
  const address = addressOf(operation.collection, collection, operation.key)
  return operation.kind === 'patch'
    ? patchPlan(session, collection, address, operation)
    : deletePlan(session, collection, address, operation.options)
}

type Operation<Kind> = WriteOperation & { readonly kind: Kind }

async function insertPlan(
  session: Session,
  collection: AnyCollection,
  operation: Operation<'insert'>,
): Promise<Plan> {
  const checked = await check(session, collection, operation.collection, operation.document)
  const { address } = checked
  const change = async () => write(session, checked, undefined)
  return { collection, address, reads: false, repeatable: false, change }
}

async function putPlan(
  session: Session,
  collection: AnyCollection,
  operation: Operation<'put'>,
): Promise<Plan> {
  const { options } = operation
  const checked = await check(session, collection, operation.collection, operation.document)
  const { address } = checked
  return {
    ...{ collection, address, reads: true, repeatable: options.ifVersion === undefined },
    change: async (current) => {
      checkConditions(session, address, options, current)
      return write(session, checked, current)
    },
  }
}

function patchPlan(
  session: Session,
  collection: AnyCollection,
  address: Address,
  { changes, options }: Operation<'patch'>,
): Plan {
  const fieldsOf = (given: unknown) => changedFields(address, given, options)
  const fixed = typeof changes === 'function' ? undefined : fieldsOf(changes)
  return {
    ...{ collection, address, reads: true, repeatable: options.ifVersion === undefined },
    change: async (current) => {
      if (current === undefined) throw new DocumentNotFoundError(address)
      checkConditions(session, address, options, current)
      const { remove = [] } = options
      const kept = Object.entries(current.document).filter(([field]) => !(remove as string[]).includes(field))
      const fields =
        fixed ?? fieldsOf((changes as Decide)(structuredClone(current.document), session.context))
      const merged = { ...Object.fromEntries(kept), ...fields }
      return write(session, await check(session, collection, address.collection, merged), current)
    },
  }
}

/** A function from the document as it is, and the context, to changes. */
type Decide = (current: object, context: Session['context']) => unknown

/** A document stays where it is. */
function changedFields(
  address: Address,
  changes: unknown,
  { remove = [] }: PatchOptions<unknown, string>,
): object {
  if (typeof changes !== 'object' || changes === null)
    throw new InvalidDocumentError(address, [{ path: '', message: 'a patch is an object of fields' }])
  const fields = Object.entries(changes).filter(([, value]) => value !== undefined)
  const keys = Object.keys(address.key ?? {})
  const moved = [...fields.map(([field]) => field), ...remove].find((field) => keys.includes(field))
  if (moved !== undefined)
    throw new InvalidDocumentError(address, [
      { path: moved, message: 'is of the key, which a patch cannot change' },
    ])
  return Object.fromEntries(fields)
}

function deletePlan(
  session: Session,
  collection: AnyCollection,
  address: Address,
  options: WriteOptions<unknown>,
): Plan {
  const reads = options.if !== undefined
  return {
    ...{ collection, address, reads, repeatable: options.ifVersion === undefined },
    change: async (current) => {
      if (!reads) return { kind: 'delete', address, expectedVersion: options.ifVersion }
      checkConditions(session, address, options, current)
      return current && { kind: 'delete', address, expectedVersion: current.version }
    },
  }
}

function check(
  { capabilities }: Session,
  collection: AnyCollection,
  name: string,
  document: unknown,
): Promise<CheckedDocument> {
  return checkedDocument(name, collection, document, capabilities.maxDocumentBytes)
}

function checkOptions(collection: string, { ifVersion }: WriteOptions<unknown>): void {
  if (ifVersion === undefined || (Number.isSafeInteger(ifVersion) && ifVersion > 0)) return
  throw new InvalidDocumentError({ collection }, [
    { path: 'ifVersion', message: 'must be a version that was read' },
  ])
}

function checkConditions(
  { context }: Session,
  address: Address,
  { ifVersion, if: condition }: WriteOptions<never>,
  current: Stored<never> | undefined,
): void {
  if (ifVersion !== undefined && current === undefined) throw new DocumentNotFoundError(address)
  if (ifVersion !== undefined && current?.version !== ifVersion)
    throw new DocumentVersionError(address, ifVersion, current?.version)
  // What is only to be looked at cannot be changed.
  if (condition !== undefined && !condition(structuredClone(current), context))
    throw new ConditionRefusedError(address)
}

/** A new document, or one in place of another: who made that stays, who changes it is the context's user. */
function write(
  { context }: Session,
  { address, document, expiresAt }: CheckedDocument,
  current: Stored<never> | undefined,
): Change {
  const { user, correlationId, roles, trace } = context
  const now = new Date().toISOString()
  const created = current?.audit ?? { createdAt: now, createdBy: user }
  const { createdAt, createdBy } = created
  const audit = { createdAt, createdBy, updatedAt: now, updatedBy: user, correlationId, roles, trace }
  const row: Row = { document, version: (current?.version ?? 0) + 1, audit, expiresAt }
  return current === undefined
    ? { kind: 'create', address, row }
    : { kind: 'replace', address, row, expectedVersion: current.version }
}
