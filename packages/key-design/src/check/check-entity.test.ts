import { describe, expect, it } from 'vitest'
import type { Attributes } from '../attribute/attribute-types.js'
import { integer, list, number, oneOf, string, ulid } from '../attribute/builders.js'
import { orderWith, problemsOf, tableWith, untyped } from '../testing/designs.js'

describe('an entity is refused', () => {
  it("that was defined on another table than the design's", () => {
    const other = { ...tableWith(), spec: { ...tableWith().spec, name: 'archive' } }
    expect(problemsOf(tableWith(), [orderWith(other)])).toEqual([
      "Entity 'order' is defined on table 'archive', but the design's table is 'shop'.",
    ])
  })
})

describe('what is unique is refused', () => {
  const unique = (names: readonly string[], attributes: Attributes, table = tableWith()) =>
    problemsOf(table, [orderWith(table, { unique: names }, attributes)])

  it('where it is no attribute', () => {
    expect(unique(['email'], {})).toEqual([
      "Entity 'order': unique names 'email', which is not an attribute of it.",
    ])
    expect(unique(['constructor'], {})).toEqual([
      "Entity 'order': unique names 'constructor', which is not an attribute of it.",
    ])
  })

  it('where a key cannot hold it', () => {
    expect(unique(['tags'], { tags: list(string()) })).toEqual([
      "Entity 'order': 'tags' is of type list, which the key of a guard item cannot hold; it cannot be unique.",
    ])
  })

  it('where it is the version, which each item counts for itself', () => {
    const order = orderWith(tableWith(), { version: true, unique: ['version'] })
    expect(problemsOf(tableWith(), [order])).toEqual([
      "Entity 'order': 'version' counts the writes of one item; it cannot be unique.",
    ])
  })

  it("where the table's keys are not text", () => {
    const table = tableWith({ sortKey: { name: 'sk', type: 'number' } })
    const order = orderWith(
      table,
      { key: { partition: 'O#{id}', sort: '{n}' }, unique: ['id'] },
      { n: number() },
    )
    expect(problemsOf(table, [order])).toEqual([
      "Entity 'order': unique attributes are kept by guard items with text keys, but the key attribute 'sk' is a number.",
    ])
  })

  it.each<Parameters<typeof tableWith>[0]>([
    { partitionKey: '_owner' },
    { indexes: { gsi1: { partitionKey: '_owner' } } },
    { timeToLive: '_owner' },
    { entityMarker: '_owner' },
  ])("where the table needs the guard items' own attribute: %j", (changes) => {
    const table = tableWith(changes)
    expect(unique(['id'], {}, table)).toEqual([
      "Entity 'order': guard items of unique attributes hold whose they are as '_owner', which table 'shop' has as a key, its time to live or its entity marker; rename that.",
    ])
    expect(problemsOf(table, [orderWith(table)])).toEqual([])
  })

  it('where its name cannot stand in the key of a guard item', () => {
    expect(unique(['a%b'], { 'a%b': string() })).toEqual([
      "Entity 'order': the guard item of unique a%b: the template 'UNIQUE#order#a%b#{a%b}' has '%' in its fixed text 'a%b', which is kept for escaping.",
    ])
    expect(unique(['a{b'], { 'a{b': string() })).toEqual([
      "Entity 'order': the guard item of unique a{b: the template 'UNIQUE#order#a{b#{a{b}' has a brace without its partner, or no name between them, in 'a{b#{a{b}'.",
    ])
  })

  it('twice', () => {
    const twice = unique(['email', 'email'], { email: string() })
    expect(twice).toHaveLength(1)
    expect(twice[0]).toMatch(
      /^The guard of unique email of entity 'order' .* and the guard of unique email of entity 'order'/,
    )
  })
})

describe('what is unique may be', () => {
  it.each([
    ['text', string()],
    ['a number', integer()],
    ['one of some texts', oneOf('a', 'b')],
    ['optional and nullable', string().optional().nullable()],
    ['stored under another name', string().storedAs('x')],
  ])('%s', (_what, it) => {
    expect(problemsOf(tableWith(), [orderWith(tableWith(), { unique: ['it'] }, { it })])).toEqual([])
  })

  it('several attributes, alone and together', () => {
    const attributes = { a: string(), b: string(), 'a#b': string() }
    const unique = ['a', 'b', ['a', 'b'], ['b', 'a'], 'a#b']
    expect(problemsOf(tableWith(), [orderWith(tableWith(), { unique }, attributes)])).toEqual([])
  })
})

describe('a tenant', () => {
  const user = (partition: string, tenant: string, attributes: Attributes = {}) => {
    const entity = untyped(tableWith(), 'user', {
      attributes: { tenantId: string(), id: string(), ...attributes },
      key: { partition, sort: 'USER#{id}' },
      tenant,
    })
    return problemsOf(tableWith(), [entity])
  }

  it('is the first value of the partition key', () => {
    expect(user('TENANT#{tenantId}#{id}', 'tenantId')).toEqual([])
    expect(user('TENANT#{tenantId}', 'tenantId', { tenantId: ulid() })).toEqual([])
    expect(user('USER#{id}#{tenantId}', 'tenantId')).toEqual([
      "Entity 'user': the first value in its partition template 'USER#{id}#{tenantId}' must be its tenant, {tenantId}.",
    ])
    expect(user('USER', 'tenantId')).toEqual([
      "Entity 'user': the first value in its partition template 'USER' must be its tenant, {tenantId}.",
    ])
  })

  it('is an attribute', () => {
    expect(user('T#{tenantId}', 'shop')).toEqual([
      "Entity 'user': its tenant 'shop' is not an attribute of it.",
    ])
    expect(user('T#{tenantId}', 'toString')).toEqual([
      "Entity 'user': its tenant 'toString' is not an attribute of it.",
    ])
  })

  it('is text', () => {
    expect(user('T#{tenantId}', 'tenantId', { tenantId: integer() })).toEqual([
      "Entity 'user': its tenant 'tenantId' must be a string or a ulid, not integer.",
    ])
  })
})
