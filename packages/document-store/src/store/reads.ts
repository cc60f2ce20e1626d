import type { AnyCollection } from '../collection/collection.js'
import { InvalidQueryError } from '../errors/invalid-query-error.js'
import { UnknownIndexError } from '../errors/unknown-index-error.js'
import type { Address, FoundRow, ProviderQuery } from '../provider/provider.js'
import { addressIn, addressOf } from './address.js'
import { askProvider } from './ask-provider.js'
import { readRow } from './read-row.js'
import { collectionNamed, needs, type Session } from './session.js'
import type { DocumentPage, PageOptions, QueryOptions } from './store.js'
import type { Stored } from './stored.js'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000

export async function get(session: Session, name: string, key: unknown): Promise<Stored<never> | undefined> {
  const collection = collectionNamed(session, name, key)
  const address = addressOf(name, collection, key)
  return readAt(session, collection, address)
}

/** What is at an address. */
export async function readAt(
  session: Session,
  collection: AnyCollection,
  address: Address,
): Promise<Stored<never> | undefined> {
  const row = await askProvider(address, () => session.provider.get(address))
  return row && readRow(address, collection, row)
}

export async function getMany(
  session: Session,
  name: string,
  keys: readonly unknown[],
): Promise<readonly (Stored<never> | undefined)[]> {
  const collection = collectionNamed(session, name)
  const addresses = keys.map((key) => addressOf(name, collection, key))
  if (addresses.length === 0) return []
  const rows = await askProvider({ collection: name }, () => session.provider.getMany(addresses))
  return Promise.all(rows.map((row, i) => row && readRow(addresses[i] as Address, collection, row)))
}

export async function list(
  session: Session,
  name: string,
  options: PageOptions & { readonly id?: string | undefined } = {},
): Promise<DocumentPage<never>> {
  const collection = collectionNamed(session, name)
  needs(session, 'list', name)
  checkText(name, 'id', options.id)
  return page(session, collection, { collection: name, value: options.id, ...paging(name, options) })
}

export async function query(
  session: Session,
  name: string,
  index: string,
  input: { readonly [field: string]: unknown },
  options: QueryOptions<unknown> = {},
): Promise<DocumentPage<never>> {
  const collection = collectionNamed(session, name)
  const known = Object.keys(collection.indexes)
  const spec = known.includes(index) ? collection.indexes[index] : undefined
  if (spec === undefined) throw new UnknownIndexError(name, index, known)
  needs(session, 'query', name)
  const { partition, sort } = spec
  const value = input?.[partition.field]
  checkValue(name, partition.field, partition.type, value)
  const { from, to } = options
  for (const [end, one] of Object.entries({ from, to }))
    if (one !== undefined) checkValue(name, end, sort?.type ?? 'undefined', one)
  return page(session, collection, {
    collection: name,
    index,
    ...({ value, from, to } as Pick<ProviderQuery, 'value' | 'from' | 'to'>),
    ...paging(name, options),
  })
}

async function page(
  session: Session,
  collection: AnyCollection,
  asked: ProviderQuery,
): Promise<DocumentPage<never>> {
  const name = asked.collection
  const { rows, cursor } = await askProvider({ collection: name }, () => session.provider.query(asked))
  const items = rows.map((found) => readRow(addressOfRow(name, collection, found), collection, found.row))
  return { items: await Promise.all(items), cursor }
}

function addressOfRow(name: string, collection: AnyCollection, { id, part }: FoundRow): Address {
  const { id: idField, sort = '' } = collection
  return addressIn(name, collection, { [idField]: id, [sort]: part })
}

function paging(name: string, { limit = DEFAULT_LIMIT, cursor, order = 'ascending' }: PageOptions) {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new InvalidQueryError(name, 'limit', `must be a whole number from 1 to ${MAX_LIMIT}`)
  if (order !== 'ascending' && order !== 'descending')
    throw new InvalidQueryError(name, 'order', 'must be ascending or descending')
  checkText(name, 'cursor', cursor)
  return { limit, cursor, order } as const
}

function checkText(name: string, option: string, value: unknown): void {
  if (value !== undefined) checkValue(name, option, 'string', value)
}

function checkValue(name: string, option: string, type: string, value: unknown): void {
  if (type === 'undefined')
    throw new InvalidQueryError(name, option, 'is of an index that is not sorted by a field')
  const text = type === 'string'
  const fits = text
    ? typeof value === 'string' && value.isWellFormed() && value !== ''
    : Number.isFinite(value)
  if (!fits)
    throw new InvalidQueryError(
      name,
      option,
      `must be a ${text ? 'text that is not empty' : 'finite number'}`,
    )
}
