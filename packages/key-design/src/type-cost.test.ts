import { describe, expect, it } from 'vitest'
import { instantiations } from './testing/compile.js'

/** Of an entity and its types. A client on top of it has to stay under 2,500 with a call of each kind. */
const MOST_PER_ENTITY = 1300

const PRELUDE = `
import { boolean, defineDesign, defineEntity, defineTable, type Item, integer, type Key, list, map, type NewItem, number, oneOf, query, string, timestamp } from '@keyprint/key-design'
const table = defineTable('orders', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' }, gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk' } },
})
export const used = [boolean, defineDesign, defineEntity, integer, list, map, number, oneOf, query, string, timestamp]
`

/** Names end in the number of the entity, so that none can use what another one has paid for. */
const entity = (i: number) => `
export const order${i} = defineEntity(table, 'order${i}', {
  attributes: {
    customerId${i}: string(), orderId${i}: string(), status${i}: oneOf('placed', 'paid'), placedAt${i}: timestamp(),
    shipBy${i}: timestamp().nullable(), total${i}: number(), currency${i}: string().default('EUR'), count${i}: integer(),
    paid${i}: boolean(), email${i}: string(), tags${i}: list(string()), note${i}: string().optional(),
    address${i}: map({ street: string(), city: string() }), lines${i}: list(map({ sku: string(), price: number() })),
    seenAt${i}: timestamp().setOnUpdate(),
  },
  key: { partition: 'CUSTOMER${i}#{customerId${i}}', sort: 'ORDER${i}#{orderId${i}}' },
  indexes: {
    byStatus: { on: 'gsi1', partition: 'STATUS${i}#{status${i}}', sort: 'ORDER${i}#{placedAt${i}}' },
    byEmail: { on: 'gsi2', partition: 'EMAIL${i}#{email${i}}', sort: 'ORDER${i}#{shipBy${i}}' },
  },
})
export const total${i} = (order: Item<typeof order${i}>): number => order.total${i}
export const note${i} = (order: NewItem<typeof order${i}>): string | undefined => order.note${i}
export const id${i} = (order: Key<typeof order${i}>): string => order.orderId${i}
`

const design = (names: readonly string[]) => `
export const design = defineDesign({
  table,
  entities: { ${names.join(', ')} },
  accessPatterns: { ${names.map((name) => `of_${name}: query(${name}), by_${name}: query(${name}.byStatus)`).join(', ')} },
})
`

function program(entities: number): string {
  const numbers = Array.from({ length: entities }, (_, i) => i)
  return PRELUDE + numbers.map(entity).join('') + design(numbers.map((i) => `order${i}`))
}

describe('what an entity costs the compiler', () => {
  it(`is at most ${MOST_PER_ENTITY} instantiations for 15 attributes, two indexes, and its types`, () => {
    const cost = (instantiations(program(20)) - instantiations(program(10))) / 10
    expect(cost).toBeLessThanOrEqual(MOST_PER_ENTITY)
    expect(cost).toBeGreaterThan(100)
  })
})
