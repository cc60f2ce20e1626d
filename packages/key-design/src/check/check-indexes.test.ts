import { describe, expect, it } from 'vitest'
import type { GlobalIndexInput, LocalIndexInput } from '../table/define-table.js'
import { problemsOf, tableWith } from '../testing/designs.js'

const named = (count: number, index: (i: number) => GlobalIndexInput | LocalIndexInput) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`index-${i}`, index(i)]))
const names = (count: number) => Array.from({ length: count }, (_, i) => `a${i}`)
const problemsOfIndex = (index: GlobalIndexInput | LocalIndexInput, name = 'gsi1') =>
  problemsOf(tableWith({ indexes: { [name]: index } }))

describe("indexes are refused beyond DynamoDB's limits", () => {
  it('20 global ones', () => {
    const table = (count: number) =>
      tableWith({ indexes: named(count, (i) => ({ partitionKey: `gsi${i}pk` })) })
    expect(problemsOf(table(20))).toEqual([])
    expect(problemsOf(table(21))).toEqual([
      "Table 'shop' has 21 global secondary indexes; DynamoDB allows 20.",
    ])
  })

  it('5 local ones', () => {
    const table = (count: number) =>
      tableWith({ indexes: named(count, (i) => ({ type: 'local', sortKey: `lsi${i}sk` })) })
    expect(problemsOf(table(5))).toEqual([])
    expect(problemsOf(table(6))).toEqual(["Table 'shop' has 6 local secondary indexes; DynamoDB allows 5."])
  })

  it('four partition key attributes and four sort key attributes', () => {
    const four = { partitionKey: ['a', 'b', 'c', 'd'], sortKey: ['e', 'f', 'g', 'h'] }
    expect(problemsOfIndex(four)).toEqual([])
    expect(
      problemsOfIndex({ partitionKey: [...four.partitionKey, 'x'], sortKey: [...four.sortKey, 'y'] }),
    ).toEqual([
      "Table 'shop', index 'gsi1': the partition key has 5 attributes; DynamoDB allows 1 to 4.",
      "Table 'shop', index 'gsi1': the sort key has 5 attributes; DynamoDB allows 0 to 4.",
    ])
    expect(problemsOfIndex({ partitionKey: [] })).toEqual([
      "Table 'shop', index 'gsi1': the partition key has 0 attributes; DynamoDB allows 1 to 4.",
    ])
  })

  it('20 included attributes of an index', () => {
    expect(problemsOfIndex({ partitionKey: 'x', projection: names(20) })).toEqual([])
    expect(problemsOfIndex({ partitionKey: 'x', projection: names(21) })).toEqual([
      "Table 'shop', index 'gsi1': it includes 21 attributes; DynamoDB allows 20.",
    ])
  })

  it('100 included attributes of all indexes together', () => {
    const table = (last: number) =>
      tableWith({
        indexes: named(6, (i) => ({
          partitionKey: `gsi${i}pk`,
          projection: i < 5 ? names(19) : names(last),
        })),
      })
    expect(problemsOf(table(5))).toEqual([])
    expect(problemsOf(table(6))).toEqual([
      "Table 'shop': its indexes include 101 attributes together; DynamoDB allows 100.",
    ])
  })

  it('names of 3 to 255 letters, digits, underscores, hyphens or dots', () => {
    for (const name of ['ab', 'by status', 'größe', '', 'x'.repeat(256)]) {
      expect(problemsOfIndex({ partitionKey: 'x' }, name)).toEqual([
        `Table 'shop', index '${name}': the name must have 3 to 255 letters, digits, underscores, hyphens or dots.`,
      ])
    }
    for (const name of ['abc', 'By_status-2.1', 'x'.repeat(255)])
      expect(problemsOfIndex({ partitionKey: 'x' }, name)).toEqual([])
  })
})

describe('an index is refused', () => {
  it('that is local on a table without sort key', () => {
    const table = tableWith({
      sortKey: undefined,
      indexes: { latest: { type: 'local', sortKey: 'at' } },
    } as never)
    expect(problemsOf(table)).toEqual([
      "Table 'shop', index 'latest': a local secondary index needs a table with a sort key; make it global, or give the table a sort key.",
    ])
  })

  it('that uses an attribute twice', () => {
    expect(problemsOfIndex({ partitionKey: 'a', sortKey: ['b', 'a'] })).toEqual([
      "Table 'shop', index 'gsi1': 'a' is used twice in its key.",
    ])
    expect(problemsOfIndex({ type: 'local', sortKey: 'pk' })).toEqual([
      "Table 'shop', index 'gsi1': 'pk' is used twice in its key.",
    ])
  })

  it('that includes no attributes', () => {
    expect(problemsOfIndex({ partitionKey: 'a', projection: [] })).toEqual([
      "Table 'shop', index 'gsi1': it includes no attributes; name some, or use the projection 'keys-only'.",
    ])
  })

  it('that includes an attribute twice', () => {
    expect(problemsOfIndex({ partitionKey: 'a', projection: ['x', 'y', 'x'] })).toEqual([
      "Table 'shop', index 'gsi1': it includes 'x' twice.",
    ])
  })

  it('that includes an attribute whose name DynamoDB does not allow', () => {
    expect(problemsOfIndex({ partitionKey: 'a', projection: [''] })).toEqual([
      "Table 'shop', index 'gsi1': the name of included attribute '' must have from 1 to 255 bytes.",
    ])
  })
})
