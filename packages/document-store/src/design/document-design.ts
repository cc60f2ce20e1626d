import {
  type AnyAttribute,
  any,
  type Design,
  defineDesign,
  defineEntity,
  defineTable,
  number,
  query,
  type StreamView,
  string,
  timeToLive,
} from '@keyprint/key-design'
import type { AnyCollection, Collections } from '../collection/collection.js'
import type { IndexField } from '../collection/collection-types.js'
import { checkNames } from './check-names.js'

/** How the table of a document store is called and what it has. */
export interface DocumentDesignOptions {
  /** For people and logical ids; the name in AWS comes from configuration. Default: `documents`. */
  readonly name?: string | undefined
  /** Default: `pk`. */
  readonly partitionKey?: string | undefined
  /** Default: `sk`. */
  readonly sortKey?: string | undefined
  /** The attribute of the time to live. Default: `expiresAt`; `false` for a table without. */
  readonly timeToLive?: string | false | undefined
  /** Default: `new-and-old-images`, which change handlers need; `false` for a table without. */
  readonly stream?: StreamView | false | undefined
}

/** Documents, sorted by their key, of one collection and tenant. */
export const listPattern = (collection: string): string => `${collection}_list`

/** Documents by an index. */
export const indexPattern = (collection: string, index: string): string => `${collection}_${index}`

/** The attribute that holds a field which an index is made of. */
export const fieldAttribute = (field: string): string => `field_${field}`

/**
 * The key design of collections: one table, an item for each document. All documents of one collection and tenant have
 * one partition key and are sorted by id and sort part, so that listing them is a query; DynamoDB splits such a
 * partition where it is large or busy. Each index of a collection is on a global index, which collections share.
 * @throws InvalidCollectionError for names that keys and access patterns cannot be made of.
 * @throws DesignError for what DynamoDB cannot hold.
 */
export function documentDesign(collections: Collections, options: DocumentDesignOptions = {}): Design {
  checkNames(collections)
  const table = tableOf(collections, options)
  const names = Object.keys(collections)
  const entities = names.map((name) => entityOf(table, name, collections[name] as AnyCollection, options))
  const patterns = entities.flatMap((entity, i) => {
    const { indexes } = collections[names[i] as string] as AnyCollection
    const byIndex = Object.keys(indexes).map((index) => [
      indexPattern(names[i] as string, index),
      query((entity as never)[index]),
    ])
    return [[listPattern(names[i] as string), query(entity)], ...byIndex]
  })
  return defineDesign({
    table,
    entities: Object.fromEntries(entities.map((entity, i) => [names[i], entity])) as never,
    accessPatterns: Object.fromEntries(patterns) as never,
  }) as Design
}

const GLOBAL_INDEX = (i: number): string => `gsi${i + 1}`

function tableOf(collections: Collections, options: DocumentDesignOptions) {
  const { name = 'documents', partitionKey = 'pk', sortKey = 'sk', stream = 'new-and-old-images' } = options
  const most = Math.max(0, ...Object.values(collections).map(({ indexes }) => Object.keys(indexes).length))
  const indexes = Array.from({ length: most }, (_, i) => [
    GLOBAL_INDEX(i),
    { partitionKey: `${GLOBAL_INDEX(i)}pk`, sortKey: `${GLOBAL_INDEX(i)}sk` },
  ])
  const ttl = expiryAttribute(options)
  return defineTable(name, {
    partitionKey,
    sortKey,
    indexes: Object.fromEntries(indexes),
    ...(ttl === undefined ? {} : { timeToLive: ttl }),
    ...(stream === false ? {} : { stream }),
  } as { readonly partitionKey: string; readonly sortKey: string })
}

/** The attribute that holds the time to live; `undefined` for a table without. */
export function expiryAttribute({ timeToLive = 'expiresAt' }: DocumentDesignOptions): string | undefined {
  return timeToLive === false ? undefined : timeToLive
}

function entityOf(
  table: ReturnType<typeof tableOf>,
  name: string,
  collection: AnyCollection,
  options: DocumentDesignOptions,
) {
  const key = collection.sort === undefined ? '{id}' : '{id}#{part}'
  const indexes = Object.entries(collection.indexes).map(([index, { partition, sort }], i) => [
    index,
    {
      on: GLOBAL_INDEX(i),
      partition: `TENANT#{tenant}#${name}#${index}#{${fieldAttribute(partition.field)}}`,
      sort: sort === undefined ? key : `{${fieldAttribute(sort.field)}}#${key}`,
    },
  ])
  return defineEntity(table, name, {
    attributes: { ...ownAttributes(collection, options), ...fieldAttributes(collection) },
    key: { partition: `TENANT#{tenant}#${name}`, sort: key },
    indexes: Object.fromEntries(indexes),
    tenant: 'tenant',
    version: true,
  } as never)
}

function ownAttributes({ sort, expires }: AnyCollection, options: DocumentDesignOptions) {
  const ttl = expiryAttribute(options)
  return {
    tenant: string().storedAs('_tenant'),
    id: string().storedAs('_id'),
    document: any(),
    audit: any().storedAs('_audit'),
    ...(sort === undefined ? {} : { part: string().storedAs('_part') }),
    ...(expires === undefined || ttl === undefined
      ? {}
      : { expiresAt: timeToLive().storedAs(ttl).optional() }),
  }
}

function fieldAttributes({ indexes }: AnyCollection): { readonly [name: string]: AnyAttribute } {
  const fields = Object.values(indexes).flatMap(({ partition, sort }) => [partition, sort ?? []].flat())
  return Object.fromEntries(fields.map((field) => [fieldAttribute(field.field), attributeOf(field)]))
}

const attributeOf = ({ type }: IndexField): AnyAttribute =>
  type === 'number' ? number().optional() : string().optional()
