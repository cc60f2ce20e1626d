import { describe, expect, it } from 'vitest'
import { query } from '../access-pattern/access-pattern.js'
import type { Attributes } from '../attribute/attribute-types.js'
import { integer, oneOf, string } from '../attribute/builders.js'
import { designFromJson } from '../design/design-from-json.js'
import type { EntityInput } from '../entity/define-entity.js'
import type { AnyEntity } from '../entity/entity.js'
import { orderWith, problemsOf, tableWith, untyped } from '../testing/designs.js'

const indexes = { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' }, gsi2: { partitionKey: ['a', 'b'] } }
const attributes = { customerId: string(), status: string(), rank: integer() }
const table = tableWith({ indexes })

const problems = (changes: Partial<EntityInput>, more: Attributes = {}) =>
  problemsOf(table, [orderWith(table, changes, { ...attributes, ...more })])
const withKey = (partition: string, sort: string) => problems({ key: { partition, sort } })
const withIndex = (partition: string, sort = '{rank}') =>
  problems({ indexes: { byStatus: { on: 'gsi1', partition, sort } } })

describe('a shard is fine', () => {
  it('in the partition of the table, of an index, and as a key attribute of its own', () => {
    expect(withKey('C#{customerId}#{shard(4)}', 'ORDER#{id}')).toEqual([])
    expect(withIndex('STATUS#{status}#{shard(10)}')).toEqual([])
    expect(withIndex('S{shard(256)}#{status}')).toEqual([])
    expect(problems({ indexes: { both: { on: 'gsi2', partition: ['S#{status}', '{shard(2)}'] } } })).toEqual(
      [],
    )
  })

  it('in a design that was JSON', () => {
    const spec = orderWith(table, { indexes: { i: { on: 'gsi1', partition: '{shard(3)}', sort: 'X' } } }).spec
    const design = { table: table.spec, entities: { order: spec }, accessPatterns: {} }
    expect(designFromJson(JSON.stringify(design)).entities.order?.indexes).toEqual(spec.indexes)
  })
})

describe('a shard is refused', () => {
  it.each([
    'shard(1)',
    'shard(0)',
    'shard(257)',
    'shard()',
    'shard(ten)',
    'shard(010)',
    'shard(2.5)',
    'shard(4',
    'shard(1e1)',
  ])('that is {%s}', (shard) => {
    expect(withIndex(`STATUS#{status}#{${shard}}`)).toEqual([
      `Entity 'order', index 'byStatus': {${shard}} is not understood; a shard says how many there are, from 2 to 256, as in {shard(10)}.`,
    ])
  })

  it('beside another one', () => {
    expect(withIndex('{shard(2)}#{status}#{shard(4)}')).toEqual([
      "Entity 'order', index 'byStatus': it has 2 shards ({shard(2)} + {shard(4)}); one is enough.",
    ])
    expect(
      problems({ indexes: { both: { on: 'gsi2', partition: ['{shard(2)}', '{shard(2)}'] } } }),
    ).toHaveLength(1)
  })

  it('in a sort key', () => {
    const sentence =
      "the sort template 'O#{id}#{shard(4)}' has a shard, but shards spread partition keys; put it into the partition template."
    expect(withKey('C#{customerId}', 'O#{id}#{shard(4)}')).toEqual([`Entity 'order', key: ${sentence}`])
    expect(withIndex('S#{status}', 'O#{id}#{shard(4)}')).toEqual([
      `Entity 'order', index 'byStatus': ${sentence}`,
    ])
  })

  it('when all items of a partition would be in one of them', () => {
    expect(withKey('C#{customerId}#{shard(4)}', 'PROFILE')).toEqual([
      "Entity 'order', key: {shard(4)} is made from the primary key, of which 'C#{customerId}#{shard(4)}' has every value already, so that all items of a partition would be in one shard; leave it out, or add to the sort template of the key what differs between them.",
    ])
    expect(withKey('C#{customerId}#{shard(4)}', 'C#{customerId}')).toHaveLength(1)
    expect(withIndex('ID#{id}#{shard(4)}')).toHaveLength(1)
  })

  it('where the key is a number', () => {
    const numbers = tableWith({ indexes: { gsi1: { partitionKey: { name: 'n', type: 'number' } } } })
    const order = orderWith(numbers, { indexes: { all: { on: 'gsi1', partition: '{shard(4)}' } } })
    expect(problemsOf(numbers, [order])).toEqual([
      "Entity 'order', index 'all': the key attribute 'n' is a number, so its template must be one {hole}, not '{shard(4)}'.",
    ])
  })

  it('without a delimiter beside it', () => {
    expect(withIndex('S#{status}{shard(4)}')[0]).toContain(
      'has {status} and {shard(4)} with no delimiter between them',
    )
    expect(withIndex('S#{shard(4)}x')[0]).toContain('has text after {shard(4)}')
  })

  it('before the tenant', () => {
    const key = { partition: '{shard(4)}#C#{customerId}', sort: '{id}' }
    expect(problems({ key, tenant: 'customerId' })).toEqual([
      "Entity 'order': a shard stands before the tenant in its partition template '{shard(4)}#C#{customerId}'; put it behind {customerId}, so that keys begin with the tenant.",
    ])
    expect(
      problems({ key: { ...key, partition: 'C#{customerId}#{shard(4)}' }, tenant: 'customerId' }),
    ).toEqual([])
  })

  it('when it is an attribute', () => {
    expect(problems({}, { 'shard(4)': string() })).toEqual([
      "Entity 'order': attribute 'shard(4)' is named like a shard in a key template; rename it.",
    ])
  })
})

describe('beside other keys a shard', () => {
  const other = (partition: string, more: Attributes = {}): AnyEntity =>
    untyped(table, 'other', { attributes: { id: string(), ...more }, key: { partition, sort: 'ORDER#{id}' } })
  const sharded = orderWith(table, { key: { partition: 'ALL#{shard(10)}', sort: 'ORDER#{id}' } })

  it('collides with what could be one of its numbers, and with nothing else', () => {
    expect(problemsOf(table, [sharded, other('ALL#{id}')])[0]).toContain('could have the same key')
    expect(problemsOf(table, [sharded, other('ALL#{shard(4)}')])[0]).toContain('could have the same key')
    expect(problemsOf(table, [sharded, other('ALL#10')])).toEqual([])
    expect(problemsOf(table, [sharded, other('ALL#9')])[0]).toContain('could have the same key')
    expect(problemsOf(table, [sharded, other('ALL#{shard(11)}')])).toEqual([])
    expect(problemsOf(table, [sharded, other('ALL#{kind}', { kind: oneOf('a', 'b') })])).toEqual([])
  })

  it('makes one item collection only with as many', () => {
    const of = (partition: string) =>
      problemsOf(table, [sharded, other(partition)], { both: query(sharded, other(partition)) })
    expect(of('ALL#{shard(11)}')).toEqual([
      "Access pattern 'both': its entities have different partition templates ('ALL#{shard(10)}', 'ALL#{shard(11)}'), so they are not one item collection.",
    ])
  })
})
