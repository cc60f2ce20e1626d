import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import type { Finding } from './finding.js'
import { shop } from './testing/designs.js'
import { planOf, tableChange, tableValues } from './testing/plans.js'

const explain = (...resources: readonly object[]) => explainPlan(planOf(...resources), { design: shop })
const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id)
const gsi1 = tableValues.global_secondary_index[0]

it('takes key_schema blocks for the keys of an index', () => {
  const schema = (...names: readonly string[]) => [
    {
      ...gsi1,
      hash_key: null,
      range_key: null,
      key_schema: names.map((attribute_name) => ({ attribute_name, key_type: 'HASH' })),
    },
  ]
  const same = tableChange(
    { global_secondary_index: schema('a', 'b') },
    { global_secondary_index: schema('a', 'b') },
  )
  const other = tableChange(
    { global_secondary_index: schema('a', 'b') },
    { global_secondary_index: schema('a', 'c') },
  )
  expect(ids(explain(same))).toEqual(['other-resources'])
  expect(explain(other)[0]?.detail).toMatch(/^Its partition key changes from a and b to a and c\./)
})

it('does not mind the order of the attributes of INCLUDE, but what they are', () => {
  const include = (...names: readonly string[]) => ({
    global_secondary_index: [{ ...gsi1, projection_type: 'INCLUDE', non_key_attributes: names }],
  })
  expect(ids(explain(tableChange(include('a', 'b'), include('b', 'a'))))).toEqual(['other-resources'])
  expect(explain(tableChange(include('a'), include('a', 'b')))[0]?.detail).toContain(
    'from INCLUDE (a) to INCLUDE (a, b)',
  )
})

it('needs no rewrite when only the projection changes', () => {
  const after = { global_secondary_index: [{ ...gsi1, projection_type: 'KEYS_ONLY' }] }
  expect(explain(tableChange({}, after))[0]?.steps[2]).toMatch(/^Backfill: nothing to do/)
})

it('needs no rewrite when the new key is an attribute of the entities themselves', () => {
  const orders = defineTable('shop', { partitionKey: 'pk', indexes: { gsi1: { partitionKey: 'status' } } })
  const order = defineEntity(orders, 'order', {
    attributes: { id: string(), status: string() },
    key: { partition: 'ORDER#{id}' },
    indexes: { byStatus: { on: 'gsi1', partition: '{status}' } },
  })
  const design = defineDesign({ table: orders, entities: { order } })
  const after = { global_secondary_index: [{ ...gsi1, hash_key: 'status', range_key: null }] }
  const [finding] = explainPlan(planOf(tableChange({}, after)), { design })
  expect(finding?.detail).toMatch(/DynamoDB fills the new index only with items that have status\.$/)
  expect(finding?.steps[2]).toMatch(/^Backfill: nothing to do where items have status/)
})

it('asks for a rewrite of all when the design does not know the new key', () => {
  const after = { global_secondary_index: [{ ...gsi1, range_key: 'unknown' }] }
  expect(explain(tableChange({}, after))[0]?.steps[2]).toContain('This concerns customer and order.')
})

it('names the readers of the former design beside those of the present one', () => {
  const present = { ...shop, accessPatterns: {} }
  const plan = planOf(tableChange({}, { global_secondary_index: [] }))
  const [finding] = explainPlan(plan, { design: present, former: shop })
  expect(finding?.detail).toContain('No access pattern of the present design reads it.')
  expect(finding?.detail).toContain('Clients built from the former design read it with customerByEmail')
  expect(finding?.severity).toBe('danger')
})

it('takes the deletion of an index that neither design reads for less', () => {
  const silent = { ...shop, accessPatterns: {} }
  const plan = planOf(tableChange({}, { global_secondary_index: [] }))
  expect(explainPlan(plan, { design: silent, former: silent })[0]?.severity).toBe('careful')
})

it('says which entities need a rewrite before they are in a new index', () => {
  const [finding] = explain(tableChange({ global_secondary_index: [] }, {}))
  expect(finding?.id).toBe('index-add:gsi1')
  expect(finding?.detail).toContain('this concerns customer and order.')
})

it('says that no access patterns can be named for a table without a design', () => {
  const other = { ...shop, table: { ...shop.table, name: 'orders' } }
  const plan = planOf(tableChange({}, { global_secondary_index: [{ ...gsi1, range_key: null }] }))
  expect(explainPlan(plan, { design: other })[0]?.detail).toContain('No design is known for this table')
})

it('tells indexes of the same name in two tables apart by their addresses', () => {
  const without = { global_secondary_index: [] }
  const findings = explain(
    tableChange({}, without, { address: 'a.x' }),
    tableChange({}, without, { address: 'a.y' }),
  )
  expect(ids(findings)).toEqual(['index-delete:gsi1@a.x', 'index-delete:gsi1@a.y'])
})
