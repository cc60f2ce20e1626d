import { type DesignSpec, defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import { planOf } from './testing/plans.js'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})

/** Members, of whom some things are unique, in the order of `unique`. */
function members(...unique: readonly ('email' | 'phone')[]): DesignSpec {
  const member = defineEntity(table, 'member', {
    attributes: { memberId: string(), email: string(), phone: string() },
    key: { partition: 'MEMBER#{memberId}', sort: 'MEMBER' },
    unique: [...unique],
  })
  return defineDesign({ table, entities: { member } })
}

const explain = (former: DesignSpec, design: DesignSpec) => explainPlan(planOf(), { design, former })
const ids = (former: DesignSpec, design: DesignSpec) => explain(former, design).map(({ id }) => id)

it('speaks of the guards that are new, and of no others', () => {
  const [finding] = explain(members('email'), members('phone', 'email'))
  expect(finding?.id).toBe('entity-unique:member')
  expect(finding?.detail).toContain('The guard items for phone have other keys.')
  expect(ids(members('email', 'phone'), members('phone', 'email'))).toEqual(['no-changes'])
  expect(ids(members('email', 'phone'), members('phone'))).toEqual(['no-changes'])
})

it('takes keys for the same when names change in code and not on the wire', () => {
  const then = defineEntity(table, 'member', {
    attributes: { memberId: string(), email: string(), phone: string() },
    key: { partition: 'MEMBER#{memberId}', sort: 'MEMBER' },
    indexes: { byPhone: { on: 'gsi1', partition: 'PHONE#{phone}', sort: '{memberId}' } },
    unique: ['email'],
  })
  const now = defineEntity(table, 'member', {
    attributes: {
      id: string().storedAs('memberId'),
      mail: string().storedAs('email'),
      mobile: string().storedAs('phone'),
    },
    key: { partition: 'MEMBER#{id}', sort: 'MEMBER' },
    indexes: { byMobile: { on: 'gsi1', partition: 'PHONE#{mobile}', sort: '{id}' } },
    unique: [{ attributes: 'mail', guardedAs: 'email' }],
  })
  const design = (member: typeof then | typeof now) =>
    defineDesign({ table, entities: { member } } as never) as DesignSpec
  expect(ids(design(then), design(now))).toEqual(['no-changes'])
})

it('tells other keys from those of other names', () => {
  const design = (partition: 'A#{a}#{b}' | 'A#{b}#{a}', wire: string): DesignSpec => {
    const attributes = { a: string().storedAs(wire), b: string() }
    const thing = defineEntity(table, 'thing', { attributes, key: { partition, sort: 'THING' } })
    return defineDesign({ table, entities: { thing } })
  }
  expect(ids(design('A#{a}#{b}', 'x'), design('A#{b}#{a}', 'x'))).toEqual(['entity-key:thing'])
  expect(ids(design('A#{a}#{b}', 'x'), design('A#{a}#{b}', 'y'))).toEqual(['entity-key:thing'])
})
