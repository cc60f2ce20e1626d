import { designFingerprint } from '@keyprint/key-design'
import { expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import { shop, shopWith } from './testing/designs.js'
import { planOf } from './testing/plans.js'

const explain = (design: typeof shop, former: typeof shop) => explainPlan(planOf(), { design, former })

const withFingerprint = (before: string) => ({
  ...planOf(),
  output_changes: { fingerprint: { actions: ['update'], before, after: designFingerprint(shop) } },
})

it('says that items are not found when the key template of an entity changes', () => {
  const [finding] = explain(shop, shopWith({ orderKey: 'ORDER#{status}#{placedAt}' }))
  expect(finding).toMatchObject({ id: 'entity-key:order', severity: 'danger' })
  expect(finding?.detail).toContain(
    'changes from CUSTOMER#{customerId} / ORDER#{status}#{placedAt} to CUSTOMER#{customerId} / ORDER#{placedAt}.',
  )
})

it('says that index entries are stale when an index template changes', () => {
  const findings = explain(shop, shopWith({ statusKey: 'S#{status}' }))
  expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
    'careful entity-index:order.byStatus',
  ])
})

it('says so too when the template stays and its values are written in another way', () => {
  const findings = explain(shop, shopWith({ sortKeyType: 'number' }))
  expect(findings[0]?.detail).toContain(
    'stays CUSTOMER#{customerId} / ORDER#{placedAt}, but its values are written',
  )
})

it('says what an entity leaves behind that comes, goes, or is unique in another way', () => {
  const { customer, product, ...rest } = shop.entities
  const fewer = {
    ...shop,
    entities: { ...rest, ...(customer && { customer: { ...customer, indexes: {} } }) },
  }
  const ids = (design: typeof shop, former: typeof shop) => explain(design, former).map(({ id }) => id)
  expect(ids(fewer, shop)).toEqual(['entity-index:customer.byEmail', 'entity-removed:product'])
  expect(ids(shop, fewer)).toEqual(['entity-index:customer.byEmail'])
  expect(ids(shop, shopWith({ uniqueEmail: false }))).toEqual(['entity-unique:customer'])
})

it.each([
  ['other', 'STATUS#{status}#{shard(10)}', 'STATUS#{status}#{shard(4)}'],
  ['first', 'STATUS#{status}', 'STATUS#{status}#{shard(4)}'],
  ['no', 'STATUS#{status}#{shard(10)}', 'STATUS#{status}'],
])('says that index entries are stale when they get %s shards', (_, from, to) => {
  const [finding] = explain(shopWith({ statusKey: to }), shopWith({ statusKey: from }))
  expect(finding).toMatchObject({ id: 'entity-index:order.byStatus', severity: 'careful' })
  expect(finding?.detail).toContain(`changes from ${from} / {placedAt} to ${to} / {placedAt}.`)
  expect(finding?.detail).toContain('queries by the new keys miss them')
  expect(finding?.steps[0]).toContain('rewrite the older items of order')
})

it('says that items are not found when the shards of the table change', () => {
  const sharded = (shards: number) => shopWith({ customerKey: `CUSTOMER#{customerId}#{shard(${shards})}` })
  const [finding] = explain(sharded(8), sharded(4))
  expect(finding).toMatchObject({ id: 'entity-key:order', severity: 'danger' })
  expect(finding?.detail).toContain(
    'changes from CUSTOMER#{customerId}#{shard(4)} / ORDER#{placedAt} to CUSTOMER#{customerId}#{shard(8)} /',
  )
})

it.each([
  [undefined, { schemaVersion: 1 }, []],
  [undefined, { schemaVersion: 2 }, ['danger entity-version:product']],
  [1, { schemaVersion: 2 }, ['careful entity-version:product']],
  [1, { schemaVersion: 3, compatibleWith: 2 }, ['careful entity-version:product']],
  [2, { schemaVersion: 3, compatibleWith: 2 }, []],
  [3, { schemaVersion: 2 }, ['danger entity-version:product']],
  [1, {}, ['danger entity-version:product']],
] as const)('says what clients of version %s and of %o are to one another', (schemaVersion, now, ids) => {
  const { product } = shop.entities
  const withProduct = (changes: object) => ({
    ...shop,
    entities: { ...shop.entities, ...(product && { product: { ...product, ...changes } }) },
  })
  const then = withProduct(schemaVersion === undefined ? {} : { schemaVersion })
  const found = explain(withProduct(now), then).filter(({ id }) => id !== 'no-changes')
  expect(found.map(({ id, severity }) => `${severity} ${id}`)).toEqual(ids)
})

it('takes guards for the same that keep their name when an attribute is renamed', () => {
  const { customer } = shop.entities
  const unique = [{ attributes: ['mail'], partition: 'UNIQUE#customer#email#{mail}', sort: 'UNIQUE' }]
  const renamed = customer && {
    ...customer,
    attributes: { ...customer.attributes, mail: { type: 'string' } as const },
    unique,
  }
  const ids = explain(
    { ...shop, entities: { ...shop.entities, ...(renamed && { customer: renamed }) } },
    shop,
  )
  expect(ids.map(({ id }) => id)).toEqual(['no-changes'])
})

it('finds nothing between a design and itself', () => {
  expect(explain(shop, shopWith()).map(({ id }) => id)).toEqual(['no-changes'])
})

it('asks for the former design when only the fingerprint tells that there was one', () => {
  const [finding] = explainPlan(withFingerprint('0000000000000000'), { design: shop })
  expect(finding).toMatchObject({ id: 'fingerprint', severity: 'careful' })
  expect(finding?.detail).toContain('the former design is not at hand')
})

it('says that a former design is not the one that was deployed', () => {
  const former = shopWith({ statusKey: 'S#{status}' })
  const about = (before: string) =>
    explainPlan(withFingerprint(before), { design: shop, former }).find(({ id }) => id === 'fingerprint')
  expect(about('0000000000000000')?.detail).toContain('is not the one that was deployed')
  expect(about(designFingerprint(former))).toBeUndefined()
})
