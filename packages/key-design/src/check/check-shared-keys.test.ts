import { describe, expect, it } from 'vitest'
import type { Attributes } from '../attribute/attribute-types.js'
import { bigint, decimal, integer, number, timestamp } from '../attribute/builders.js'
import type { EntityInput } from '../entity/define-entity.js'
import { orderWith, problemsOf, tableWith } from '../testing/designs.js'

const problems = (changes: Partial<EntityInput>, attributes: Attributes = {}, table = tableWith()) =>
  problemsOf(table, [orderWith(table, changes, attributes)])

describe('a key attribute that serves in several places', () => {
  const inverted = tableWith({ indexes: { inverted: { partitionKey: 'sk', sortKey: 'pk' } } })

  it('may be the same text in each', () => {
    const indexes = { inverted: { on: 'inverted', partition: 'ORDER', sort: 'ORDER#{id}' } }
    expect(problems({ indexes }, {}, inverted)).toEqual([])
  })

  it('is refused where it would have to be two texts', () => {
    const indexes = { inverted: { on: 'inverted', partition: 'ORDER', sort: 'O#{id}' } }
    expect(problems({ indexes }, {}, inverted)).toEqual([
      "Entity 'order': key attribute 'pk' would be both 'ORDER#{id}' and 'O#{id}'; give the index a key attribute of its own.",
    ])
    const table = tableWith({ indexes: { latest: { type: 'local', sortKey: 'at' } } })
    const local = { latest: { on: 'latest', partition: 'OTHER#{id}', sort: '{at}' } }
    expect(problems({ indexes: local }, { at: timestamp() }, table)).toEqual([
      "Entity 'order': key attribute 'pk' would be both 'ORDER#{id}' and 'OTHER#{id}'; give the index a key attribute of its own.",
    ])
  })

  it.each([integer(), bigint(), number(), decimal()])(
    'is refused where a number would be plain and padded at once: %#',
    (n) => {
      const key = { partition: 'ORDER#{n}', sort: 'X' }
      const indexes = { inverted: { on: 'inverted', partition: 'X', sort: 'ORDER#{n}' } }
      expect(problems({ key, indexes }, { n }, inverted)).toEqual([
        "Entity 'order': key attribute 'pk' is a partition key and a sort key, where {n} is written in two ways, plain and padded; give the index a key attribute of its own.",
      ])
    },
  )

  it('may be a stored number in each', () => {
    const table = tableWith({
      partitionKey: { name: 'n', type: 'number' },
      indexes: { inverted: { partitionKey: 'sk', sortKey: { name: 'n', type: 'number' } } },
    })
    const key = { partition: '{n}', sort: 'X' }
    const indexes = { inverted: { on: 'inverted', partition: 'X', sort: '{n}' } }
    expect(problems({ key, indexes }, { n: integer() }, table)).toEqual([])
  })
})
