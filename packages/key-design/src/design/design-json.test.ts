import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { AttributeLike, Attributes } from '../attribute/attribute-types.js'
import type { EntityInput } from '../entity/define-entity.js'
import {
  any,
  bigint,
  binary,
  type Design,
  decimal,
  defineDesign,
  get,
  integer,
  list,
  literal,
  map,
  number,
  oneOf,
  query,
  record,
  string,
  stringSet,
  timestamp,
} from '../index.js'
import type { TableInput } from '../table/define-table.js'
import { tableWith, untyped } from '../testing/designs.js'

interface Changes {
  readonly table?: Partial<TableInput>
  readonly entity?: Partial<EntityInput>
  readonly attributes?: Attributes
}

/** The JSON of a small design with changes. */
function json({ table: tableChanges = {}, entity = {}, attributes = {} }: Changes = {}): string {
  const table = tableWith({
    indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
    ...tableChanges,
  })
  const order = untyped(table, 'order', {
    attributes: { id: string(), email: string(), at: timestamp(), ...attributes },
    key: { partition: 'ORDER#{id}', sort: 'X#{at}' },
    ...entity,
  })
  return JSON.stringify(
    defineDesign({
      table,
      entities: { order },
      accessPatterns: { orderById: get(order) },
    } as never) as Design,
  )
}

const attribute = (it: AttributeLike) => json({ attributes: { it } })

/** An object with the same keys in the opposite order. */
const reversed = <T extends object>(object: T): T => Object.fromEntries(Object.entries(object).reverse()) as T

describe('the JSON of a design does not depend on the order of the source', () => {
  it('of attributes, nested ones too', () => {
    const attributes = {
      a: string(),
      b: map({ x: string(), y: map({ m: string(), n: string() }) }),
      c: number(),
    }
    const turned = reversed({ ...attributes, b: map({ y: map({ n: string(), m: string() }), x: string() }) })
    expect(json({ attributes: turned })).toBe(json({ attributes }))
  })

  it('of key templates and of the parts of an index', () => {
    const key = { partition: 'ORDER#{id}', sort: 'X#{at}' }
    const index = { on: 'gsi1', partition: 'ALL', sort: '{at}' }
    expect(json({ entity: { key: reversed(key), indexes: { all: reversed(index) } } })).toBe(
      json({ entity: { key, indexes: { all: index } } }),
    )
  })

  it('of indexes, of the table and of an entity', () => {
    const indexes = { aaa: { partitionKey: 'a' }, bbb: { partitionKey: 'b', projection: ['x', 'y'] } }
    const turned = reversed({ ...indexes, bbb: { projection: ['y', 'x'], partitionKey: 'b' } })
    const own = { one: { on: 'aaa', partition: '{id}' }, two: { on: 'bbb', partition: '{at}' } }
    expect(json({ table: { indexes: turned }, entity: { indexes: reversed(own) } })).toBe(
      json({ table: { indexes }, entity: { indexes: own } }),
    )
  })

  it('of options of table and entity', () => {
    const table = { timeToLive: 'ttl', stream: 'new-image', entityMarker: 'kind', delimiter: '|' } as const
    const entity = {
      version: true,
      timestamps: true,
      description: 'x',
      key: { partition: 'ORDER|{id}', sort: 'X|{at}' },
    }
    expect(json({ table: reversed(table), entity: reversed(entity) })).toBe(json({ table, entity }))
  })

  it('of the methods of an attribute', () => {
    expect(attribute(string().storedAs('s').describe('d').optional().nullable().readOnly())).toBe(
      attribute(string().readOnly().nullable().optional().describe('d').storedAs('s')),
    )
    expect(attribute(list(string().describe('d').storedAs('s')))).toBe(
      attribute(list(string().storedAs('s').describe('d'))),
    )
  })

  it('of what is unique', () => {
    expect(json({ entity: { unique: ['id', 'email'] } })).toBe(json({ entity: { unique: ['email', 'id'] } }))
  })

  it('of default values', () => {
    expect(attribute(record(number()).default({ b: 1, a: 2 }))).toBe(
      attribute(record(number()).default({ a: 2, b: 1 })),
    )
    expect(attribute(stringSet().default(new Set(['b', 'a'])))).toBe(
      attribute(stringSet().default(new Set(['a', 'b']))),
    )
  })

  it('of the fields of a schema', () => {
    expect(attribute(z.object({ b: z.string(), a: z.string() }))).toBe(
      attribute(z.object({ a: z.string(), b: z.string() })),
    )
  })

  it('of entities and access patterns', () => {
    const table = tableWith()
    const entities = Object.fromEntries(
      ['b', 'a'].map((name) => [
        name,
        untyped(table, name, { attributes: { id: string() }, key: { partition: `${name}#{id}`, sort: 'X' } }),
      ]),
    )
    const patterns = { one: get(entities.a as never), two: query(entities.b as never) }
    const one = defineDesign({ table, entities, accessPatterns: patterns } as never)
    const other = defineDesign({
      table,
      entities: reversed(entities),
      accessPatterns: reversed(patterns),
    } as never)
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
  })

  it('and is the same each time', () => {
    expect(json()).toBe(json())
  })
})

describe('the JSON of two versions differs', () => {
  const variants: { readonly [trait: string]: readonly string[] } = {
    'type of an attribute': [
      string(),
      number(),
      decimal(),
      binary(),
      any(),
      list(string()),
      list(number()),
      record(string()),
      map({ a: string() }),
      map({ b: string() }),
    ].map(attribute),
    'digits of an integer': [integer(), integer({ digits: 5 }), integer({ digits: 6 })].map(attribute),
    'digits of a bigint': [bigint(), bigint({ digits: 5 })].map(attribute),
    'format of a timestamp': [timestamp(), timestamp({ format: 'epoch-milliseconds' })].map(attribute),
    'values of oneOf': [oneOf('a'), oneOf('a', 'b'), oneOf('ab')].map(attribute),
    'value of a literal': [literal('a'), literal('b'), literal(1), literal('1'), literal(true)].map(
      attribute,
    ),
    'traits of an attribute': [
      string(),
      string().optional(),
      string().nullable(),
      string().readOnly(),
      string().storedAs('x'),
      string().storedAs('y'),
      string().describe('x'),
    ].map(attribute),
    'what is filled in': [
      string(),
      string().default('a'),
      string().default('b'),
      string().default(() => 'a'),
      string().setOnCreate(() => 'a'),
      string().setOnUpdate(() => 'a'),
    ].map(attribute),
    'a default that JSON does not hold': [
      bigint().default(1n),
      bigint().default(2n),
      timestamp().default(new Date(0)),
      timestamp().default(new Date(1)),
      stringSet().default(new Set(['a'])),
      stringSet().default(new Set(['b'])),
      binary().default(new Uint8Array([1])),
      binary().default(new Uint8Array([2])),
    ].map(attribute),
    'a schema': [
      z.string(),
      z.string().min(2),
      z.string().min(3),
      z.object({ a: z.string() }),
      z.object({ a: z.string().optional() }),
    ].map(attribute),
    'a trait inside of a list': [
      list(string()),
      list(string().nullable()),
      list(map({ a: string() })),
      list(map({ a: string().optional() })),
    ].map(attribute),
    'a key template': [
      json(),
      json({ entity: { key: { partition: 'O#{id}', sort: 'X#{at}' } } }),
      json({ entity: { key: { partition: 'ORDER#{id}', sort: 'Y#{at}' } } }),
    ],
    'an index of an entity': [
      json(),
      json({ entity: { indexes: { all: { on: 'gsi1', partition: 'ALL', sort: '{at}' } } } }),
      json({ entity: { indexes: { every: { on: 'gsi1', partition: 'ALL', sort: '{at}' } } } }),
      json({ entity: { indexes: { all: { on: 'gsi1', partition: 'A', sort: '{at}' } } } }),
      json({ entity: { indexes: { all: { on: 'gsi1', partition: 'ALL', sort: '{id}' } } } }),
    ],
    'what is unique': [
      json(),
      json({ entity: { unique: ['email'] } }),
      json({ entity: { unique: ['email', 'at'] } }),
      json({ entity: { unique: [['email', 'at']] } }),
      json({ entity: { unique: [['at', 'email']] } }),
    ],
    'options of an entity': [
      json(),
      json({ entity: { version: true } }),
      json({ entity: { timestamps: true } }),
      json({ entity: { tenant: 'id' } }),
      json({ entity: { description: 'x' } }),
    ],
    'the keys of the table': [
      json(),
      json({ table: { partitionKey: 'id2' } }),
      json({ table: { sortKey: 'sk2' } }),
    ],
    'options of the table': [
      json(),
      json({ table: { timeToLive: 'ttl' } }),
      json({ table: { stream: 'keys-only' } }),
      json({ table: { stream: 'new-image' } }),
      json({ table: { entityMarker: 'kind' } }),
      json({ table: { entityMarker: false } }),
      json({ table: { delimiter: '|' }, entity: { key: { partition: 'ORDER|{id}', sort: 'X|{at}' } } }),
    ],
    'an index of the table': [
      json({ table: { indexes: {} } }),
      json({ table: { indexes: { one: { partitionKey: 'a' } } } }),
      json({ table: { indexes: { two: { partitionKey: 'a' } } } }),
      json({ table: { indexes: { one: { partitionKey: 'b' } } } }),
      json({ table: { indexes: { one: { partitionKey: { name: 'a', type: 'number' } } } } }),
      json({ table: { indexes: { one: { partitionKey: 'a', sortKey: 'b' } } } }),
      json({ table: { indexes: { one: { partitionKey: ['a', 'b'] } } } }),
      json({ table: { indexes: { one: { partitionKey: ['b', 'a'] } } } }),
      json({ table: { indexes: { one: { partitionKey: 'a', projection: 'keys-only' } } } }),
      json({ table: { indexes: { one: { partitionKey: 'a', projection: ['b'] } } } }),
      json({ table: { indexes: { one: { type: 'local', sortKey: 'a' } } } }),
    ],
  }

  it.each(Object.keys(variants))('by %s', (trait) => {
    const jsons = variants[trait] ?? []
    expect(new Set(jsons).size).toBe(jsons.length)
  })
})
