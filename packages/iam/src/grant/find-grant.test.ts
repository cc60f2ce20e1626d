import { defineDesign, defineEntity, defineTable, query, string } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { grantNames, policyStatements, UnknownGrantError } from '../index.js'
import { shop, tableArn } from '../testing/designs.js'
import { thrown } from '../testing/thrown.js'

const refused = (grant: string, design = shop as never) =>
  thrown(() => policyStatements(design, [grant as never], { tableArn })) as UnknownGrantError

describe('a name that grants nothing', () => {
  it('is refused with what there is, the most alike first', () => {
    const error = refused('order.creat')
    expect(error).toBeInstanceOf(UnknownGrantError)
    expect(error).toMatchObject({ code: 'UNKNOWN_GRANT', grant: 'order.creat' })
    expect(error.message).toMatch(/^'order.creat' is no grant of this design. There is 'order.create', /)
    expect([...error.known].sort()).toEqual([...grantNames(shop)].sort())
  })

  it.each([
    ['ordersBystatus', 'ordersByStatus'],
    ['Order.Get', 'order.get'],
    ['customer.upate', 'customer.update'],
    ['helth', 'health'],
  ])('%s is most like %s', (grant, like) => {
    expect(refused(grant).known[0]).toBe(like)
  })

  it('is listed with twenty others at the most', () => {
    expect(refused('x').message).toMatch(/(?:'[\w.]+', ){20}\d+ more\.$/)
  })

  it.each([
    '',
    'order',
    'order.',
    '.get',
    'toString',
    '__proto__',
    'order.constructor',
    'orders.get',
    'order.*',
  ])('%j is one', (grant) => {
    expect(refused(grant)).toBeInstanceOf(UnknownGrantError)
  })
})

describe('what looks like a grant and is none says why', () => {
  it('the stream of a table without one', () => {
    expect(refused('stream').message).toMatch(/^Table 'shop' has no stream\. There is /)
  })

  it('a batch of an entity that the client does not write in one', () => {
    expect(refused('customer.batchPut').message).toMatch(
      /^The client writes no 'customer' in a batch, which can keep neither a lock nor uniqueness\. There is /,
    )
  })

  it('a name that has two meanings', () => {
    const table = defineTable('t', { partitionKey: 'pk', stream: 'keys-only' })
    const thing = defineEntity(table, 'thing', { attributes: { id: string() }, key: { partition: '{id}' } })
    const design = defineDesign({ table, entities: { thing }, accessPatterns: { stream: query(thing) } })
    expect(refused('stream', design as never).message).toContain(
      "'stream' is the name of an access pattern and of a grant that every design has; rename the access pattern.",
    )
  })
})
