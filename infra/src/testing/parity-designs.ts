import { defineDesign, defineEntity, defineTable, integer, string } from '@keyprint/key-design'
import type { TableShape } from './table-shape.js'

/** A design, and what its table has to be. */
export interface ParityCase {
  // biome-ignore lint/suspicious/noExplicitAny: entities are of no interest here.
  readonly design: any
  readonly shape: TableShape
}

type Input = Parameters<typeof defineTable>[1]

/** A design on a table; its one entity is there because every design has one. */
function on(
  name: string,
  input: Input,
  key: { partition: string; sort?: string },
  attributes: object = { id: string(), other: string().optional() },
): ParityCase['design'] {
  const table = defineTable(name, { entityMarker: false, ...input } as never)
  const thing = defineEntity(table as never, 'thing', { attributes, key } as never)
  return defineDesign({ table, entities: { thing } } as never)
}

const single = { partitionKey: 'pk', sortKey: 'sk' } as const
const keys = { partition: 'THING#{id}', sort: 'THING' }
const singleKey = ['pk S HASH', 'sk S RANGE']

const indexed = (name: string, index: object): ParityCase['design'] =>
  on(name, { ...single, indexes: { byOther: index } } as Input, keys)

/** Every kind of table that a design can have. */
export const parityCases: Readonly<Record<string, ParityCase>> = {
  'plain keys': {
    design: on('plain', { partitionKey: 'id' }, { partition: '{id}' }),
    shape: { key: ['id S HASH'], indexes: {} },
  },
  'partition and sort key': {
    design: on('single', single, keys),
    shape: { key: singleKey, indexes: {} },
  },
  'number keys': {
    design: on(
      'readings',
      { partitionKey: { name: 'sensor', type: 'number' }, sortKey: { name: 'at', type: 'number' } },
      { partition: '{sensor}', sort: '{at}' },
      { sensor: integer(), at: integer() },
    ),
    shape: { key: ['sensor N HASH', 'at N RANGE'], indexes: {} },
  },
  'number keys in an index': {
    design: indexed('number', {
      partitionKey: { name: 'year', type: 'number' },
      sortKey: { name: 'rank', type: 'number' },
    }),
    shape: {
      key: singleKey,
      indexes: { byOther: { type: 'global', key: ['year N HASH', 'rank N RANGE'], projection: 'ALL' } },
    },
  },
  'a binary key in an index': {
    design: indexed('binary', { partitionKey: { name: 'digest', type: 'binary' } }),
    shape: {
      key: singleKey,
      indexes: { byOther: { type: 'global', key: ['digest B HASH'], projection: 'ALL' } },
    },
  },
  'a local index': {
    design: indexed('local', { type: 'local', sortKey: 'rank', projection: 'keys-only' }),
    shape: {
      key: singleKey,
      indexes: {
        byOther: { type: 'local', key: ['pk S HASH', 'rank S RANGE'], projection: 'KEYS_ONLY' },
      },
    },
  },
  'an index that includes attributes': {
    design: indexed('include', { partitionKey: 'g', projection: ['other', 'another'] }),
    shape: {
      key: singleKey,
      indexes: { byOther: { type: 'global', key: ['g S HASH'], projection: 'INCLUDE another other' } },
    },
  },
  'a sparse index of an attribute of its own': {
    design: on(
      'sparse',
      { ...single, indexes: { byOther: { partitionKey: 'other', projection: 'keys-only' } } } as Input,
      keys,
    ),
    shape: {
      key: singleKey,
      indexes: { byOther: { type: 'global', key: ['other S HASH'], projection: 'KEYS_ONLY' } },
    },
  },
  'time to live and a stream': {
    design: on(
      'streamed',
      { ...single, timeToLive: 'expiresAt', stream: 'new-and-old-images' } as Input,
      keys,
    ),
    shape: { key: singleKey, indexes: {}, stream: 'NEW_AND_OLD_IMAGES', timeToLive: 'expiresAt' },
  },
}

/** What the AWS provider that can be installed here, 5.100.0, does not know yet. */
export const multiAttribute: ParityCase = {
  design: indexed('multi', {
    partitionKey: ['country', 'city'],
    sortKey: ['street', { name: 'number', type: 'number' }],
  }),
  shape: {
    key: singleKey,
    indexes: {
      byOther: {
        type: 'global',
        key: ['country S HASH', 'city S HASH', 'street S RANGE', 'number N RANGE'],
        projection: 'ALL',
      },
    },
  },
}
