import { describe, expect, it } from 'vitest'
import { integer, string, timeToLive } from '../attribute/builders.js'
import type { EntityInput } from '../entity/define-entity.js'
import { upcast } from '../entity/upcast.js'
import type { TableInput } from '../table/define-table.js'
import { orderWith, problemsOf, tableWith } from '../testing/designs.js'

const problems = (changes: Partial<EntityInput>, table: Partial<TableInput> = {}) =>
  problemsOf(tableWith(table), [orderWith(tableWith(table), changes, { total: integer() })])
const same = upcast({}, () => ({}))

describe('a version that is a slip of the pen', () => {
  it.each([1e5, 1e9, Number.MAX_SAFE_INTEGER])('is told in some sentences: %s', (schemaVersion) => {
    const told = problems({ schemaVersion })
    expect(told).toHaveLength(10)
    expect(told[0]).toContain(`from version 1 to 2; give it one for each version below ${schemaVersion}.`)
  })
})

describe('versions of an entity are refused', () => {
  it.each<[string, Partial<EntityInput>, string]>([
    ['that are no version', { schemaVersion: 0 }, 'has schemaVersion 0; it must be a whole number from 1.'],
    [
      'that are no number',
      { schemaVersion: 1.5 },
      'has schemaVersion 1.5; it must be a whole number from 1.',
    ],
    [
      'without a way from one to the next',
      { schemaVersion: 3, upcasters: { 1: same } },
      'has no upcaster from version 2 to 3; give it one for each version below 3.',
    ],
    [
      'with an upcaster of today',
      { schemaVersion: 2, upcasters: { 1: same, 2: same } },
      'has an upcaster of version 2, which is not below its schemaVersion 2.',
    ],
    [
      'with an upcaster and no version of today',
      { upcasters: { 1: same } },
      'has upcasters without a schemaVersion; say which version its items are now.',
    ],
    [
      'compatible with what is still to come',
      { schemaVersion: 1, compatibleWith: 2 },
      'is compatibleWith 2; it must be a version from 1 to its schemaVersion 1.',
    ],
    [
      'compatible without a version',
      { compatibleWith: 1 },
      'has compatibleWith without a schemaVersion; say which version its items are now.',
    ],
  ])('%s', (_, changes, problem) => {
    expect(problems(changes)).toEqual([`Entity 'order' ${problem}`])
  })

  it('whose marker is something else already', () => {
    expect(problems({ schemaVersion: 1 }, { schemaVersionMarker: 'pk' })).toEqual([
      "Entity 'order': its version is stored as 'pk', which is also a key, the time to live or the entity marker of table 'shop'; give the table another schemaVersionMarker.",
    ])
    const upcasters = { 1: upcast({ v: integer().storedAs('_schemaVersion') }, () => ({})) }
    expect(problems({ schemaVersion: 2, upcasters })).toEqual([
      "Entity 'order': attribute 'v' is stored as '_schemaVersion', which says of which version an item is; use storedAs(), or give the table another schemaVersionMarker.",
    ])
  })

  it('with older attributes that could not be stored', () => {
    const upcasters = {
      1: upcast({ a: string().storedAs('x'), b: string().storedAs('x'), e: timeToLive() }, () => ({})),
    }
    expect(problems({ schemaVersion: 2, upcasters })).toEqual([
      "Entity 'order, version 1': attributes 'a' and 'b' are both stored as 'x'.",
      "Entity 'order, version 1': attribute 'e' is a time to live, but table 'shop' does not expire items by 'e'; declare timeToLive: 'e' on the table.",
    ])
  })

  it('with something unique that is not in that version', () => {
    const upcasters = { 1: upcast({ a: string() }, () => ({}), { unique: ['a', 'b'] as never }) }
    expect(problems({ schemaVersion: 2, upcasters })).toEqual([
      "Entity 'order, version 1': unique names 'b', which is not an attribute of it.",
    ])
  })
})

describe('an index that does not hold all attributes', () => {
  const inIndex = (projection: 'keys-only' | readonly string[], part = 'id') =>
    problems(
      {
        schemaVersion: 2,
        upcasters: { 1: upcast({ total: string(), sum: integer().storedAs('s') }, () => ({ total: 1 })) },
        indexes: { byId: { on: 'gsi1', partition: `X#{${part}}` } },
      },
      { indexes: { gsi1: { partitionKey: 'gsi1pk', projection } } },
    )

  it.each(['keys-only', ['note']] as const)(
    'is fine where it shows nothing that changes: %s',
    (projection) => {
      expect(inIndex(projection)).toEqual([])
    },
  )

  it('is fine where it holds all that upcasting takes', () => {
    expect(inIndex(['total', 's', '_schemaVersion', '_schemaVersionFrom'])).toEqual([])
  })

  it.each([
    [['total'], 'id', "'_schemaVersion', '_schemaVersionFrom', 's'"],
    ['keys-only', 'total', "'_schemaVersion', '_schemaVersionFrom', 's', 'total'"],
  ] as const)(
    'is refused where an older item in it would be taken for one of today: %s',
    (projection, part, missing) => {
      expect(inIndex(projection, part)).toEqual([
        `Entity 'order': index 'byId' shows attributes that older items have otherwise, but does not hold ${missing}, by which they are told and upcast; let 'gsi1' hold them, or all attributes.`,
      ])
    },
  )
})
