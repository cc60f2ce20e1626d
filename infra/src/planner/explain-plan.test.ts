import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import { cases } from './fixtures/cases.js'
import { renderFindings } from './render-findings.js'
import { shop, shopWith } from './testing/designs.js'
import { fixture } from './testing/fixture.js'

/** What the planner finds in each plan that terraform made. */
const found: Readonly<Record<string, readonly string[]>> = {
  'first-creation': [
    'info table-create:shop-dev',
    'info role-create:shop-api',
    'info iam-grant:shop-api/shop',
    'info other-resources',
  ],
  nothing: ['info no-changes'],
  'table-rename': ['danger table-replace:shop-dev'],
  'table-destroy': ['danger table-destroy:shop-dev'],
  'table-keys': ['danger table-replace:shop-dev'],
  'table-key-type': ['info no-changes'],
  'ttl-off': ['careful ttl-off:expiresAt'],
  'ttl-on': ['danger ttl-on:expiresAt'],
  'ttl-rename': ['danger ttl-change:validUntil'],
  'stream-on': ['info stream-on'],
  'stream-off': ['danger stream-off'],
  'stream-view': ['danger stream-change'],
  'billing-provisioned': ['careful billing-mode'],
  'billing-on-demand': ['careful billing-mode'],
  'capacity-lower': ['careful capacity-lower:table', 'careful capacity-lower:gsi1'],
  'protection-off': ['danger recovery-off', 'careful deletion-protection-off'],
  encryption: ['careful encryption-key'],
  'table-class': ['info table-class'],
  'replica-add': ['careful replica-add:eu-central-1'],
  'tags-only': ['info other-resources'],
  drift: ['careful drift:shop-dev', 'info other-resources'],
  fingerprint: ['careful fingerprint'],
  'index-keys': ['danger index-rebuild:gsi1'],
  'index-projection': ['danger index-rebuild:gsi1'],
  'index-key-type': ['info no-changes'],
  'index-rename': ['danger index-delete:gsi1', 'careful index-add:byStatus'],
  'index-delete': ['danger index-delete:gsi1'],
  'index-add': ['careful index-add:gsi2'],
  'two-index-keys': ['danger index-rebuild:gsi1', 'danger index-rebuild:gsi2'],
  'local-index-add': ['danger table-replace:shop-dev'],
  'local-index-remove': ['danger table-replace:shop-dev'],
  'iam-widened': ['careful iam-widen:shop-api/shop'],
  'iam-wildcard': ['danger iam-widen:shop-api/shop'],
  'iam-narrowed': ['careful iam-narrow:shop-api/shop'],
  'iam-condition-removed': ['danger iam-widen:shop-api/shop'],
  'iam-condition-added': ['careful iam-narrow:shop-api/shop'],
  'iam-known-after-apply': ['danger table-replace:shop-dev', 'careful iam-unreadable:shop-api/shop'],
  'role-destroy': ['danger role-destroy:shop-api', 'careful iam-narrow:shop-api/shop'],
  'trust-change': ['careful trust-widen:shop-api', 'careful trust-narrow:shop-api'],
}

it.each(Object.entries(found))('finds in the plan %s what it does to data', (name, expected) => {
  const findings = explainPlan(fixture(name), { design: shop })
  expect(findings.map(({ severity, id }) => `${severity} ${id}`)).toEqual(expected)
})

it('has a plan and an expectation for each case', () => {
  const files = readdirSync(new URL('./fixtures', import.meta.url)).filter((file) => file.endsWith('.json'))
  expect(files.map((file) => file.replace('.json', '')).sort()).toEqual(Object.keys(cases).sort())
  expect(Object.keys(found).sort()).toEqual(Object.keys(cases).sort())
})

it('is told of in the README by every id', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  const kinds = Object.values(found).flatMap((ids) =>
    ids.map((id) => id.replace(/^\w+ /, '').replace(/:.*/, '')),
  )
  expect([...new Set(kinds)].filter((kind) => !readme.includes(kind))).toEqual([])
})

const designs: Readonly<Record<string, object>> = { 'index-keys': shopWith({ sortKey: 'gsi1sort' }) }

it.each([
  'index-keys',
  'index-delete',
  'index-rename',
  'first-creation',
  'nothing',
  'table-rename',
  'local-index-add',
  'ttl-rename',
  'iam-wildcard',
  'iam-condition-removed',
  'iam-condition-added',
  'trust-change',
])('says of the plan %s what a stranger can follow', async (name) => {
  const design = (designs[name] ?? shop) as typeof shop
  const text = renderFindings(explainPlan(fixture(name), { design }))
  await expect(text).toMatchFileSnapshot(`./snapshots/${name}.txt`)
})
