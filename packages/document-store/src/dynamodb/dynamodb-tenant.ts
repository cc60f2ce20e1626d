import { ItemNotReturnedError } from '@keyprint/client'
import type { Design } from '@keyprint/key-design'
import type { AnyCollection, Collections } from '../collection/collection.js'
import { fieldAttribute, indexPattern, listPattern } from '../design/document-design.js'
import { keyValues } from '../design/values.js'
import { TransactionRefusedError } from '../errors/transaction-refused-error.js'
import type { Address, Change, ProviderPage, ProviderQuery, TenantProvider } from '../provider/provider.js'
import { foundRow, itemOf, rowOfItem } from './items.js'
import { translated } from './translate-error.js'
import type { UntypedClient, UntypedEntity, UntypedMethods, UntypedOperation } from './untyped-client.js'

/** One tenant's part of a table. */
export interface TenantTable {
  readonly collections: Collections
  readonly design: Design
  readonly tenant: string
  readonly client: UntypedClient
}

/** Reads see what was written before: it costs twice the capacity, and no provider is surprising then. */
const CONSISTENT = { consistent: true }

export function dynamoDbTenant(table: TenantTable): TenantProvider {
  const { client } = table
  const { batch, transact } = client as unknown as UntypedMethods
  const entity = (address: Address) => client[address.collection] as UntypedEntity
  return {
    get: (address) =>
      translated(table, address, async () => {
        const item = await entity(address).get(keyValues(address), CONSISTENT)
        return item && rowOfItem(item)
      }),
    getMany: (addresses) =>
      translated(table, { collection: addresses[0]?.collection ?? '' }, async () => {
        const keys = addresses.map((address) => entity(address).key(keyValues(address)))
        const items = await batch.get(keys, CONSISTENT)
        return items.map((item) => item && rowOfItem(item))
      }),
    write: (change) =>
      translated(table, change.address, () => write(table.collections, entity(change.address), change)),
    transact: async (changes) => {
      const places = changes.map(({ address }) => address)
      for (const [i, change] of changes.entries()) await checkAlone(table, entity(change.address), change, i)
      await translated(table, places, async () => {
        await transact((tx) =>
          changes.map((change) =>
            operation(table.collections, tx[change.address.collection] as UntypedEntity, change),
          ),
        )
      })
    },
    query: (query) => translated(table, query, () => queryPage(table, query)),
  }
}

/** What cannot be sent at all is refused by itself: in a transaction nothing would say which operation it is. */
async function checkAlone(
  table: TenantTable,
  entity: UntypedEntity,
  change: Change,
  index: number,
): Promise<void> {
  try {
    await translated(table, change.address, async () => {
      operation(table.collections, entity, change).params()
    })
  } catch (error) {
    throw new TransactionRefusedError(index, error as Error)
  }
}

/** @returns whether a delete met something. */
async function write(collections: Collections, entity: UntypedEntity, change: Change): Promise<boolean> {
  try {
    const before = await operation(collections, entity, change, { return: 'old' })
    return change.kind !== 'delete' || before !== undefined
  } catch (error) {
    // The item was there and is gone; that it could not be read does not matter any more.
    if (change.kind === 'delete' && error instanceof ItemNotReturnedError) return true
    throw error
  }
}

/** The operation of a client or of a transaction: both have the same names. */
function operation(
  collections: Collections,
  entity: UntypedEntity,
  change: Change,
  ofDelete: object = {},
): UntypedOperation<unknown> {
  const { address } = change
  if (change.kind === 'delete')
    return entity.delete(keyValues(address), { ...ofDelete, ifVersion: change.expectedVersion })
  const item = itemOf(collections[address.collection] as AnyCollection, address, change.row)
  return change.kind === 'create'
    ? entity.create(item)
    : entity.put(item, { ifVersion: change.expectedVersion })
}

async function queryPage({ client, collections }: TenantTable, query: ProviderQuery): Promise<ProviderPage> {
  const { collection, index, value, from, to, order, limit, cursor } = query
  const options = { order, limit, after: cursor }
  const page =
    index === undefined
      ? client[listPattern(collection)]?.(
          {},
          { ...options, ...CONSISTENT, ...(value === undefined ? {} : { beginsWith: { id: value } }) },
        )
      : client[indexPattern(collection, index)]?.(
          { [partitionField(collections, collection, index)]: value },
          { ...options, ...rangeOf(collections, query, { from, to }) },
        )
  const { items = [], cursor: next } = (await page?.page()) ?? {}
  return { rows: items.map(foundRow), cursor: next }
}

const indexSpec = (collections: Collections, collection: string, index: string) =>
  collections[collection]?.indexes[index] as AnyCollection['indexes'][string]

const partitionField = (collections: Collections, collection: string, index: string): string =>
  fieldAttribute(indexSpec(collections, collection, index).partition.field)

function rangeOf(
  collections: Collections,
  { collection, index = '' }: ProviderQuery,
  ends: Pick<ProviderQuery, 'from' | 'to'>,
): object {
  const { sort } = indexSpec(collections, collection, index)
  const given = Object.entries(ends).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    given.map(([end, value]) => [end, { [fieldAttribute(sort?.field ?? '')]: value }]),
  )
}
