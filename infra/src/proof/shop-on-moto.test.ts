import { shop } from '@keyprint/example-shop/design'
import type { IndexSpec } from '@keyprint/key-design'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { explainPlan } from '../planner/explain-plan.js'
import { refused } from '../planner/refused.js'
import { renderFindings } from '../planner/render-findings.js'
import { addShop } from '../stacks/shop-stack.js'
import { type StackDefinition, stackNamed } from '../stacks/stacks.js'
import { type Moto, startMoto } from '../testing/moto.js'
import { describeWith } from '../testing/tools.js'
import { type StackUnderTest, stackUnderTest } from '../testing/workspace.js'

/** The shop, with another partition key of its index. */
const changed = {
  ...shop,
  table: {
    ...shop.table,
    indexes: {
      gsi1: { ...(shop.table.indexes.gsi1 as IndexSpec), partitionKey: [{ name: 'other', type: 'string' }] },
    },
  },
} as typeof shop
const changedStack: StackDefinition = {
  name: 'shop',
  design: changed,
  add: (stack, environment) => addShop(stack, environment, changed),
}

describeWith(['terraform', 'moto_server'], 'terraform applies the stack of the shop', () => {
  let moto: Moto
  let stack: StackUnderTest
  beforeAll(async () => {
    moto = await startMoto()
    stack = await stackUnderTest(stackNamed('shop'), [moto.endpoint])
  })
  afterAll(async () => {
    stack?.remove()
    await moto?.stop()
  })

  it('which is valid', async () => {
    expect(JSON.parse(await stack.run('validate', '-json'))).toMatchObject({ valid: true, warning_count: 0 })
  })

  it('as a creation that loses nothing', async () => {
    const findings = explainPlan(await stack.plan(), { design: shop })
    expect(refused(findings, [])).toEqual([])
    expect(renderFindings(findings)).toContain('Nothing here loses data.')
  })

  it('and has nothing to do the second time', async () => {
    await stack.run('apply', '-input=false', '-no-color', 'test.tfplan')
    const plan = await stack.plan()
    const changes = plan.resource_changes.filter(
      (one: { change: { actions: string[] } }) => one.change.actions[0] !== 'no-op',
    )
    expect(changes).toEqual([])
    expect(explainPlan(plan, { design: shop })).toMatchObject([{ id: 'no-changes' }])
  })

  it('with outputs that name table, role and design', async () => {
    const outputs = JSON.parse(await stack.run('output', '-json'))
    expect(
      Object.fromEntries(Object.entries(outputs).map(([k, v]) => [k, (v as { value: unknown }).value])),
    ).toEqual({
      shop_table_name: 'test-shop',
      shop_table_arn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/test-shop',
      shop_design_fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      shop_api_role_arn: 'arn:aws:iam::123456789012:role/test-shop-api',
    })
  })

  it('and says what another key of an index would do to data', async () => {
    stack.synth(changedStack)
    const findings = explainPlan(await stack.plan(), { design: changed })
    expect(refused(findings, []).map(({ id }) => id)).toEqual(['index-rebuild:gsi1'])
    const text = renderFindings(findings)
    for (const pattern of ['customerByEmail', 'ordersByStatus', 'productsByCategory'])
      expect(text).toContain(pattern)
    stack.synth(stackNamed('shop'))
  })

  it('and cannot destroy it, since the table is protected', async () => {
    await expect(stack.run('destroy', '-auto-approve', '-input=false', '-no-color')).rejects.toThrow(
      /DeletionProtectionEnabled is set to True/,
    )
  })
})
