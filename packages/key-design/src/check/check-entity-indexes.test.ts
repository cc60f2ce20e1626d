import { describe, expect, it } from 'vitest'
import type { Attributes } from '../attribute/attribute-types.js'
import { integer, list, number, oneOf, string, timestamp } from '../attribute/builders.js'
import type { EntityInput } from '../entity/define-entity.js'
import { orderWith, problemsOf, tableWith, untyped } from '../testing/designs.js'

const problems = (changes: Partial<EntityInput>, attributes: Attributes = {}, table = tableWith()) =>
  problemsOf(table, [orderWith(table, changes, attributes)])

describe('an index of an entity is refused', () => {
  const table = tableWith({
    indexes: {
      gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
      gsi2: { partitionKey: 'gsi2pk' },
      wide: { partitionKey: ['a', 'b', 'c', 'd'], sortKey: ['e', 'f', 'g', 'h'] },
      total: { partitionKey: 'gsi1pk', sortKey: { name: 'total', type: 'number' } },
    },
  })
  const index = (indexes: EntityInput['indexes'], attributes: Attributes = {}) =>
    problems({ indexes } as never, attributes, table)

  it('that the table does not have', () => {
    expect(index({ byDate: { on: 'gsi3', partition: 'X' } })).toEqual([
      "Entity 'order', index 'byDate': table 'shop' has no index 'gsi3'.",
    ])
    expect(index({ byDate: { on: 'constructor', partition: 'X' } })).toEqual([
      "Entity 'order', index 'byDate': table 'shop' has no index 'constructor'.",
    ])
  })

  it('with a key that is made from the version, which DynamoDB counts up by itself', () => {
    const counted = { indexes: { one: { on: 'gsi1', partition: 'ALL', sort: 'V#{version}' } }, version: true }
    expect(problems(counted, {}, table)).toEqual([
      "Entity 'order', index 'one': the template 'V#{version}' names {version}, which DynamoDB counts up by itself, so that an update does not know the key; use {updatedAt}, or let 'version' itself be the key attribute.",
    ])
    const copied = { on: 'total', partition: 'ALL', sort: '{version}' }
    expect(problems({ indexes: { one: copied }, version: true }, {}, table)).toHaveLength(1)
    expect(problems({ indexes: { one: copied } }, { version: integer() }, table)).toEqual([])
  })

  it('that the entity uses already', () => {
    const same = { on: 'gsi2', partition: '{id}' }
    expect(index({ one: same, two: same })).toEqual([
      "Entity 'order', index 'two': 'gsi2' is already the index 'one' of this entity.",
    ])
  })

  it('without a template for each of its key attributes', () => {
    expect(index({ one: { on: 'gsi1', partition: '{id}' } })).toEqual([
      "Entity 'order', index 'one': it has 0 sort templates, but the index has 1 sort key attributes.",
    ])
    expect(index({ one: { on: 'gsi2', partition: '{id}', sort: '{id}' } })).toEqual([
      "Entity 'order', index 'one': it has 1 sort templates, but the index has 0 sort key attributes.",
    ])
    expect(index({ one: { on: 'wide', partition: '{id}', sort: ['{id}', '{id}'] } })).toEqual([
      "Entity 'order', index 'one': it has 1 partition templates, but the index has 4 partition key attributes.",
      "Entity 'order', index 'one': it has 2 sort templates, but the index has 4 sort key attributes.",
    ])
  })

  it('whose templates name what is no attribute, or cannot be read back', () => {
    expect(index({ one: { on: 'gsi1', partition: '{it}', sort: '{id}x' } })).toEqual([
      "Entity 'order', index 'one': the template '{it}' names {it}, which is not an attribute of the entity.",
      "Entity 'order', index 'one': the template '{id}x' has text after {id} that does not begin with the delimiter; the value could then run into it.",
    ])
  })

  it('with values that a key cannot hold', () => {
    expect(index({ one: { on: 'gsi2', partition: 'X#{tags}' } }, { tags: list(string()) })).toEqual([
      "Entity 'order', index 'one': {tags} is of type list, which the text of a key cannot hold.",
    ])
    expect(index({ one: { on: 'total', partition: '{id}', sort: '{it}' } }, { it: string() })).toEqual([
      "Entity 'order', index 'one': the key attribute 'total' is a number, but {it} is of type string.",
    ])
  })

  it('whose key is an attribute that can be null', () => {
    expect(
      index({ one: { on: 'total', partition: '{id}', sort: '{total}' } }, { total: number().nullable() }),
    ).toEqual([
      "Entity 'order', index 'one': {total} can be null, but it is stored as the key attribute 'total', and DynamoDB refuses null there.",
    ])
    expect(
      index({ one: { on: 'total', partition: '{id}', sort: '{it}' } }, { it: number().nullable() }),
    ).toEqual([])
  })
})

describe('an index of an entity may be', () => {
  it('sparse: of optional and nullable attributes', () => {
    const table = tableWith({ indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } } })
    const indexes = { open: { on: 'gsi1', partition: 'OPEN#{flag}', sort: '{at}' } }
    expect(problems({ indexes }, { flag: string().optional(), at: timestamp().nullable() }, table)).toEqual(
      [],
    )
  })

  it('of four and four attributes, its own ones and templates, with an INCLUDE projection', () => {
    const table = tableWith({
      indexes: {
        wide: {
          partitionKey: ['a', 'b', 'c', 'd'],
          sortKey: ['e', 'f', 'g', { name: 'h', type: 'number' }],
          projection: ['id', 'note'],
        },
      },
    })
    const own = Object.fromEntries(['a', 'b', 'c', 'e', 'f', 'g'].map((name) => [name, string().optional()]))
    const wide = {
      on: 'wide',
      partition: ['{a}', '{b}', '{c}', 'D#{id}'],
      sort: ['{e}', '{f}', '{g}', '{h}'],
    }
    expect(problems({ indexes: { wide } }, { ...own, h: integer() }, table)).toEqual([])
  })

  it('local, without a partition template', () => {
    const table = tableWith({ indexes: { latest: { type: 'local', sortKey: 'at' } } })
    expect(
      problems({ indexes: { latest: { on: 'latest', sort: '{at}' } } }, { at: timestamp() }, table),
    ).toEqual([])
    const same = { on: 'latest', partition: 'ORDER#{id}', sort: '{at}' }
    expect(problems({ indexes: { latest: same } }, { at: timestamp() }, table)).toEqual([])
  })

  it('on a key attribute of the table itself', () => {
    const table = tableWith({
      partitionKey: 'sagaName',
      sortKey: 'sagaId',
      indexes: { 'by-status': { partitionKey: 'sagaName', sortKey: 'status' } },
    })
    const saga = untyped(table, 'saga', {
      attributes: { sagaName: string(), sagaId: string(), status: oneOf('running', 'done') },
      key: { partition: '{sagaName}', sort: '{sagaId}' },
      indexes: { byStatus: { on: 'by-status', partition: '{sagaName}', sort: '{status}' } },
    })
    expect(problemsOf(table, [saga])).toEqual([])
  })
})

describe('an index of an entity may be made from', () => {
  it('the times that Keyprint keeps', () => {
    const table = tableWith({ indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } } })
    const indexes = { changed: { on: 'gsi1', partition: 'CREATED#{createdAt}', sort: '{updatedAt}' } }
    expect(problems({ indexes, timestamps: true }, {}, table)).toEqual([])
  })

  it('the version, where it is the key attribute itself', () => {
    const sortKey = { name: 'version', type: 'number' } as const
    const table = tableWith({ indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey } } })
    const indexes = { counted: { on: 'gsi1', partition: 'ALL', sort: '{version}' } }
    expect(problems({ indexes, version: true }, {}, table)).toEqual([])
  })
})
