import { expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import { refused } from './refused.js'
import { shop } from './testing/designs.js'
import { planOf, tableChange } from './testing/plans.js'

it.each([
  ['another major version', { format_version: '2.0', resource_changes: [] }, 'Its format_version is 2.0'],
  ['something else', { hello: 'world' }, 'It has no format_version'],
  ['nothing', undefined, 'It has no format_version'],
  ['a broken plan', { format_version: '1.2', resource_changes: [{}] }, 'At resource_changes.0.address'],
])('says that it cannot read %s, and refuses it', (_what, json, detail) => {
  const findings = explainPlan(json, { design: shop })
  expect(findings).toMatchObject([{ id: 'plan-unreadable', severity: 'danger' }])
  expect(findings[0]?.detail).toContain(detail)
  expect(refused(findings, [])).toHaveLength(1)
})

it('reads later minor versions', () => {
  expect(explainPlan({ ...planOf(), format_version: '1.99' }, { design: shop })[0]?.id).toBe('no-changes')
})

it('says that a plan is not whole', () => {
  const ids = (more: object) => explainPlan({ ...planOf(), ...more }, { design: shop }).map(({ id }) => id)
  expect(ids({ errored: true, complete: false })).toEqual(['plan-errored'])
  expect(ids({ complete: false })).toEqual(['plan-incomplete'])
})

it('refuses what is dangerous and not named', () => {
  const indexes = { global_secondary_index: [] }
  const findings = explainPlan(planOf(tableChange({}, { ...indexes, billing_mode: 'PROVISIONED' })), {
    design: shop,
  })
  expect(refused(findings, []).map(({ id }) => id)).toEqual(['index-delete:gsi1'])
  expect(refused(findings, ['index-rebuild:gsi1'])).toHaveLength(1)
  expect(refused(findings, ['index-delete:gsi1'])).toEqual([])
})

it('reads a plan with an output that is not known yet', () => {
  const output_changes = { role_arn: { actions: ['create'], before: null, after_unknown: true } }
  const found = explainPlan({ format_version: '1.2', output_changes }, { design: [] })

  expect(found.map(({ id }) => id)).toEqual(['no-changes'])
})
