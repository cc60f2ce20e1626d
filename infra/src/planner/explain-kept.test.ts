import { type DesignSpec, defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import { shop } from './testing/designs.js'
import { planOf, tableChange } from './testing/plans.js'

const noOp = { change: { actions: ['no-op'] } }

const ids = (design: DesignSpec, ...resources: readonly object[]) =>
  explainPlan(planOf(...resources), { design }).map(({ id }) => id)

/** A shop without time to live, with a local index. */
function plain(projection: 'all' | 'keys-only' = 'all', sortKey = 'at'): DesignSpec {
  const table = defineTable('shop', {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: { byTime: { type: 'local', sortKey, projection } },
  })
  const attributes = { id: string() }
  const thing = defineEntity(table, 'thing', { attributes, key: { partition: '{id}', sort: 'THING' } })
  return defineDesign({ table, entities: { thing } })
}

const local = (range_key: string, projection_type: string) => ({
  local_secondary_index: [{ name: 'byTime', range_key, projection_type, non_key_attributes: [] }],
})

describe('what the provider keeps without a word', () => {
  const ttl = { ttl: [{ attribute_name: 'expiresAt', enabled: true }] }

  it('is time to live that the design does not have any more', () => {
    const [finding] = explainPlan(planOf(tableChange(ttl, ttl, noOp)), { design: plain() })
    expect(finding).toMatchObject({ id: 'ttl-kept:expiresAt', severity: 'danger' })
    expect(finding?.title).toBe(
      'Items of table shop go on expiring by expiresAt, though the design has no time to live',
    )
    expect(ids(shop, tableChange(ttl, ttl, noOp))).toEqual(['no-changes'])
  })

  it.each([
    ['another projection', plain('keys-only')],
    ['another sort key', plain('all', 'rank')],
  ])('is a local index that gets %s', (_, design) => {
    const table = local('at', 'ALL')
    const [finding] = explainPlan(planOf(tableChange(table, table, noOp)), { design })
    expect(finding).toMatchObject({ id: 'local-index-kept:byTime', severity: 'danger' })
    expect(finding?.detail).toContain('It has sort key at and projection ALL; the design says')
  })

  it('is nothing when they agree', () => {
    const table = local('at', 'ALL')
    expect(ids(plain(), tableChange(table, table, noOp))).toEqual(['no-changes'])
  })
})
