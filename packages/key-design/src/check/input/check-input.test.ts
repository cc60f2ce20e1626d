import { describe, expect, it } from 'vitest'
import * as k from '../../index.js'
import { checkDesign, DesignError, designFromJson } from '../../index.js'

/** Whatever JavaScript may give: no types. */
// biome-ignore lint/suspicious/noExplicitAny: that is what it is for.
type Untyped = any
const { defineTable, defineEntity, defineDesign, query, get, scan, ...attributes }: Untyped = k

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})
const order = (more: object = {}, name: unknown = 'order', on: unknown = table) =>
  defineEntity(on, name, {
    attributes: { id: k.string(), status: k.string() },
    key: { partition: 'ORDER#{id}', sort: 'ORDER' },
    indexes: { byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{id}' } },
    ...more,
  })
const shop = (input: object) => defineTable('shop', { partitionKey: 'pk', ...input })
const indexed = (index: unknown) => shop({ sortKey: 'sk', indexes: { gsi1: index } })
const attribute = (make: (builders: Untyped) => unknown) => () =>
  order({ attributes: { id: k.string(), status: make(attributes) } })
const design = (patterns: unknown, entities: unknown = { order: order() }, of: unknown = table) =>
  defineDesign({ table: of, entities, accessPatterns: patterns })

const KEY = 'must be a name or { name, type } with the type "string" or "number" or "binary", not'

/** What is written, and the sentence about it. */
const refused: readonly [() => unknown, string][] = [
  [() => defineTable('shop'), "Table 'shop' must be an object, not undefined."],
  [
    () => defineTable({ partitionKey: 'pk' }),
    'The name of a table must be a name of at least one character, without lone surrogates, not an object.',
  ],
  [
    () => shop({ sortkey: 'sk' }),
    "Table 'shop' has 'sortkey', which is no option of it; the options are partitionKey, sortKey, indexes, timeToLive, stream, delimiter, entityMarker, schemaVersionMarker.",
  ],
  [() => shop({ partitionKey: undefined }), `Table 'shop': its partitionKey ${KEY} undefined.`],
  [
    () => shop({ partitionKey: { name: 'pk', type: 'S' } }),
    `Table 'shop': its partitionKey ${KEY} an object.`,
  ],
  [() => shop({ sortKey: null }), `Table 'shop': its sortKey ${KEY} null.`],
  [
    () => shop({ stream: 'NEW_IMAGE' }),
    'Table \'shop\': its stream must be "keys-only" or "new-image" or "old-image" or "new-and-old-images", not "NEW_IMAGE".',
  ],
  [() => shop({ timeToLive: true }), "Table 'shop': its timeToLive must be a string, not true."],
  [() => shop({ entityMarker: true }), "Table 'shop': its entityMarker must be a string, not true."],
  [
    () => shop({ schemaVersionMarker: '' }),
    'Table \'shop\': its schemaVersionMarker must be a name of at least one character, without lone surrogates, not "".',
  ],
  [() => indexed(null), "Table 'shop', index 'gsi1' must be an object, not null."],
  [
    () => indexed({ type: 'global', sortKey: 'a' }),
    "Table 'shop', index 'gsi1': its type can be 'local', or be left out, not \"global\".",
  ],
  [() => indexed({ sortKey: 'a' }), `Table 'shop', index 'gsi1': its partitionKey ${KEY} undefined.`],
  [() => indexed({ type: 'local' }), `Table 'shop', index 'gsi1': its sortKey ${KEY} undefined.`],
  [
    () => indexed({ type: 'local', partitionKey: 'a', sortKey: 'b' }),
    "Table 'shop', index 'gsi1' has 'partitionKey', which is no option of it; the options are type, sortKey, projection.",
  ],
  [
    () => indexed({ partitionKey: 'a', projection: 'KEYS_ONLY' }),
    'Table \'shop\', index \'gsi1\': its projection must be "all" or "keys-only", not "KEYS_ONLY".',
  ],
  [
    () => order({}, 'order', table.spec),
    "Entity 'order' is defined on an object, which is no table; give it what defineTable returned.",
  ],
  [
    () => order({}, '\ud800'),
    'The name of an entity must be a name of at least one character, without lone surrogates, not "\\ud800".',
  ],
  [() => defineEntity(table, 'order'), "Entity 'order' must be an object, not undefined."],
  [
    () => order({ uniqe: ['status'] }),
    "Entity 'order' has 'uniqe', which is no option of it; the options are attributes, key, indexes, unique, version, timestamps, tenant, schemaVersion, compatibleWith, upcasters, description.",
  ],
  [
    () => order({ attributes: undefined }),
    'The attributes of an entity, a map or an older version must be an object with a name for each, not undefined.',
  ],
  [() => order({ key: 'ORDER#{id}' }), 'Entity \'order\': its key must be an object, not "ORDER#{id}".'],
  [
    () => order({ key: { pk: 'ORDER#{id}' } }),
    "Entity 'order': its key has 'pk', which is no option of it; the options are partition, sort.",
  ],
  [
    () => order({ key: { partition: () => 'ORDER' } }),
    "Entity 'order': the partition template of its key must be a string, not a function.",
  ],
  [
    () => order({ indexes: { byStatus: { on: 'gsi1', sort: '{id}' } } }),
    "Entity 'order', index 'byStatus': it has no partition template, which only a local index takes from the table.",
  ],
  [
    () => order({ indexes: { byStatus: { on: 'gsi1', partition: 5, sort: '{id}' } } }),
    "Entity 'order', index 'byStatus': each of its templates must be a string, not 5.",
  ],
  [
    () => order({ unique: 'status' }),
    "Entity 'order': its unique must be a list, such as ['email'], not \"status\".",
  ],
  [
    () => order({ unique: [[]] }),
    "Entity 'order': what is unique must be an attribute or some of them, such as 'email', not an array.",
  ],
  [
    () => order({ unique: [{ attributes: 'status' }] }),
    "Entity 'order': the guardedAs of what is unique must be a name of at least one character, without lone surrogates, not undefined.",
  ],
  [() => order({ version: 'lock' }), 'Entity \'order\': its version must be true or false, not "lock".'],
  [
    () => order({ schemaVersion: 2, upcasters: { 1: () => ({}) } }),
    "Entity 'order': its upcaster of version 1 must be made by upcast(), not a function.",
  ],
  [() => defineDesign(), 'A design must be an object, not undefined.'],
  [
    () => design({}, {}, table.spec),
    'The table of a design must be what defineTable returned, not an object.',
  ],
  [
    () => design({}, { order: undefined }),
    "Entity 'order' must be what defineEntity returned, not undefined.",
  ],
  [
    () => design({ orders: order() }),
    "Access pattern 'orders' must be made by get(), query() or scan(), not an object.",
  ],
  [
    () => query(order().byState),
    'query() reads entities or indexes of them, such as order.byStatus, and was given undefined; an index that an entity does not have is undefined.',
  ],
  [
    () => scan(),
    'scan() reads entities or indexes of them, such as order.byStatus, and was given nothing; an index that an entity does not have is undefined.',
  ],
  [
    () => get(order().byStatus),
    'get() reads an entity, such as order, and was given an object; an index that an entity does not have is undefined.',
  ],
  [
    () => query(order(), { limit: 5 }),
    "What query() is told beside entities has 'limit', which is no option of it; the options are description.",
  ],
  [
    attribute(({ oneOf }) => oneOf(['placed', 'paid'])),
    "oneOf() takes strings, such as oneOf('placed', 'paid'), and was given an array.",
  ],
  [
    attribute(({ oneOf }) => oneOf()),
    "oneOf() takes strings, such as oneOf('placed', 'paid'), and was given nothing.",
  ],
  ...[Number.NaN, 1e200, 1n, {}, undefined, '\ud800'].map((value): [() => unknown, string] => [
    attribute(({ literal }) => literal(value)),
    `literal() takes a string without lone surrogates, a number that DynamoDB holds, true or false, and was given ${k.show(value)}.`,
  ]),
  [
    attribute(({ timestamp }) => timestamp({ format: 'epoch' })),
    'The format of timestamp() must be "iso" or "epoch-milliseconds", not "epoch".',
  ],
  [
    attribute(({ timestamp }) => timestamp('epoch-milliseconds')),
    'What timestamp() is told must be an object, not "epoch-milliseconds".',
  ],
  [attribute(({ integer }) => integer(5)), 'What integer() is told must be an object, not 5.'],
  [attribute(({ bigint }) => bigint(null)), 'What bigint() is told must be an object, not null.'],
  [
    attribute(({ string }) => string().setOnCreate('x')),
    'setOnCreate() and setOnUpdate() of an attribute of type string take a function that computes its value, and were given "x".',
  ],
  [
    attribute(({ number }) => number().setOnUpdate()),
    'setOnCreate() and setOnUpdate() of an attribute of type number take a function that computes its value, and were given nothing.',
  ],
  [
    attribute(() => ({ spec: { type: 'strnig' } })),
    "Attribute 'status' is neither made by string(), number() and the like nor a Standard Schema; give it one of them.",
  ],
  [
    attribute(({ any }) => any().setOnCreate()),
    'setOnCreate() and setOnUpdate() of an attribute of type any take a function that computes its value, and were given nothing.',
  ],
  [attribute(({ string }) => string().storedAs(5)), 'What storedAs() is told must be a string, not 5.'],
  [
    attribute(() => ({ '~standard': { vendor: 'x' } })),
    "Attribute 'status' is a schema without validate(), which no Standard Schema is.",
  ],
]

describe('JavaScript, which has no types, is refused with a sentence', () => {
  it.each(refused)('%s', (make, sentence) => {
    expect(make).toThrow(new DesignError([sentence]))
  })

  it('what was read is no design', () => {
    for (const given of [undefined, null, 5, {}, { table: {}, entities: [] }] as Untyped[]) {
      const problem = `A design has a table, entities and access patterns; ${k.show(given)} has not.`
      expect(checkDesign(given)).toEqual([problem])
      if (given !== undefined)
        expect(() => designFromJson(JSON.stringify(given))).toThrow(new DesignError([problem]))
    }
  })

  it('but not what is left out by undefined, or is right', () => {
    const left = { sortKey: undefined, indexes: undefined, stream: undefined, entityMarker: undefined }
    expect(shop(left).spec).toEqual(shop({}).spec)
    const more = { unique: undefined, version: undefined, upcasters: undefined, description: undefined }
    expect(order(more).spec).toEqual(order().spec)
    const patterns = { byId: get(order(), {}), byStatus: query(order().byStatus, { description: 'd' }) }
    expect(() => design(patterns)).not.toThrow()
    expect(() => design(undefined)).not.toThrow()
  })
})
