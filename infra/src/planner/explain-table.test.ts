import { describe, expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import type { Finding } from './finding.js'
import { shop, shopWith } from './testing/designs.js'
import { planOf, resourceChange, tableChange, tableValues } from './testing/plans.js'

const explain = (...resources: readonly object[]) => explainPlan(planOf(...resources), { design: shop })
const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id)
const gsi1 = tableValues.global_secondary_index[0]

describe('indexes', () => {
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
})

describe('settings', () => {
  it('says nothing of an argument that is known only after apply', () => {
    const before = { point_in_time_recovery: [{ enabled: true }], replica: [{ region_name: 'eu-central-1' }] }
    const change = { after_unknown: { point_in_time_recovery: true, replica: true } }
    const after = { point_in_time_recovery: null, replica: null }
    expect(ids(explain(tableChange(before, after, { change })))).toEqual(['other-resources'])
  })

  it('finds a replica that is removed', () => {
    const findings = explain(tableChange({ replica: [{ region_name: 'eu-central-1' }] }, { replica: [] }))
    expect(findings[0]).toMatchObject({ id: 'replica-remove:eu-central-1', severity: 'danger' })
  })

  it('finds fewer days of recovery, and a maximum where there was none', () => {
    const days = (recovery_period_in_days: number) => ({
      point_in_time_recovery: [{ enabled: true, recovery_period_in_days }],
    })
    expect(ids(explain(tableChange(days(35), days(7))))).toEqual(['recovery-shortened'])
    const maximum = { on_demand_throughput: [{ max_read_request_units: 5, max_write_request_units: -1 }] }
    expect(explain(tableChange({}, maximum))[0]?.detail).toContain(
      'maximum read throughput goes from unlimited to 5 units',
    )
  })

  it('says what type a key attribute keeps although the design says another', () => {
    const design = shopWith({ sortKeyType: 'number' })
    const unchanged = tableChange({}, {}, { change: { actions: ['no-op'] } })
    const [finding] = explainPlan(planOf(unchanged), { design })
    expect(finding).toMatchObject({ id: 'key-type:gsi1sk', severity: 'danger' })
    expect(finding?.title).toBe(
      'Key attribute gsi1sk of table shop stays of type string, though the design says number',
    )
  })
})

describe('the table itself', () => {
  it('counts a replacement that creates first as one, too', () => {
    const change = { actions: ['create', 'delete'], replace_paths: [['hash_key']] }
    expect(explain(tableChange({}, { hash_key: 'id' }, { change }))[0]?.detail).toContain(
      'its partition key, which changes from pk to id',
    )
  })

  it('names a reason that is no change of an argument', () => {
    const more = { action_reason: 'replace_because_tainted', change: { actions: ['delete', 'create'] } }
    expect(explain(tableChange({}, {}, more))[0]?.detail).toContain('(tainted)')
  })

  it('says that a forgotten table stays', () => {
    const forgotten = resourceChange('aws_dynamodb_table', tableValues, null, {
      change: { actions: ['forget'] },
    })
    expect(explain(forgotten)[0]).toMatchObject({ id: 'table-forget:shop', severity: 'careful' })
  })

  it('finds in the drift that somebody deleted the table', () => {
    const plan = { ...planOf(), resource_drift: [resourceChange('aws_dynamodb_table', tableValues, null)] }
    expect(explainPlan(plan, { design: shop })[0]).toMatchObject({
      id: 'drift-deleted:shop',
      severity: 'danger',
    })
  })

  it('leaves data sources out', () => {
    const read = resourceChange('aws_dynamodb_table', null, tableValues, {
      mode: 'data',
      change: { actions: ['read'] },
    })
    expect(ids(explain(read))).toEqual(['no-changes'])
  })
})
