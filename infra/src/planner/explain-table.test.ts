import { describe, expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import type { Finding } from './finding.js'
import { shop, shopWith } from './testing/designs.js'
import { planOf, resourceChange, tableChange, tableValues } from './testing/plans.js'

const explain = (...resources: readonly object[]) => explainPlan(planOf(...resources), { design: shop })
const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id)

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

  it('finds a replica that is a resource of its own, added, removed and made again', () => {
    const home = 'arn:aws:dynamodb:eu-central-1:123456789012:table/shop'
    const there = { global_table_arn: home, arn: home.replace('eu-central-1', 'eu-west-1') }
    const of = (before: object | null, after: object | null, actions: readonly string[]) =>
      explain(
        resourceChange('aws_dynamodb_table_replica', before as never, after as never, {
          change: { actions },
        }),
      ).map(({ id, severity, title }) => `${severity} ${id}: ${title}`)

    expect(of(there, null, ['delete'])).toEqual([
      'danger replica-remove:eu-west-1: The replica of table shop in eu-west-1 is deleted',
    ])
    expect(of(null, { global_table_arn: home }, ['create'])).toEqual([
      'careful replica-add:aws_dynamodb_table_replica.it: Table shop gets a replica in the region of aws_dynamodb_table_replica.it',
    ])
    expect(of(there, there, ['delete', 'create'])).toEqual([
      'danger replica-remove:eu-west-1: The replica of table shop in eu-west-1 is deleted',
      'careful replica-add:eu-west-1: Table shop gets a replica in eu-west-1',
    ])
    expect(of(there, { ...there, tags: {} }, ['update'])).toEqual([
      'info other-resources: 1 other resource: 1 changed',
    ])
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

  it('tells the rest of an earlier replacement from the table in use', () => {
    const rest = resourceChange('aws_dynamodb_table', tableValues, null, { deposed: 'a1b2c3d4' })
    expect(explain(rest)[0]?.detail).toContain('the one in use now is another')
  })

  it('leaves data sources out', () => {
    const read = resourceChange('aws_dynamodb_table', null, tableValues, {
      mode: 'data',
      change: { actions: ['read'] },
    })
    expect(ids(explain(read))).toEqual(['no-changes'])
  })
})
