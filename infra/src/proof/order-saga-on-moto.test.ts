import { afterAll, beforeAll, expect, it } from 'vitest'
import { stackNamed } from '../stacks/stacks.js'
import { type Moto, startMoto } from '../testing/moto.js'
import { describeWith } from '../testing/tools.js'
import { MOTO_ACCOUNT, type StackUnderTest, stackUnderTest } from '../testing/workspace.js'

describeWith(['terraform', 'moto_server'], 'the stack of the order sagas', () => {
  let moto: Moto
  let stack: StackUnderTest

  beforeAll(async () => {
    moto = await startMoto()
    stack = await stackUnderTest(stackNamed('order-saga'), [moto.endpoint])
  })
  afterAll(async () => {
    stack?.remove()
    await moto?.stop()
  })

  it('is applied: two tables, and a role for the workers', async () => {
    await stack.run('apply', '-auto-approve', '-input=false', '-no-color')
    const outputs = JSON.parse(await stack.run('output', '-json'))
    expect(outputs.sagas_table_name.value).toBe('test-sagas')
    expect(outputs.orders_table_name.value).toBe('test-orders')
    expect(outputs.order_saga_worker_role_arn.value).toBe(
      `arn:aws:iam::${MOTO_ACCOUNT}:role/test-order-saga-worker`,
    )
  })

  it('has nothing to do the second time', async () => {
    const { resource_changes } = await stack.plan()
    const actions = resource_changes.flatMap(
      ({ change }: { change: { actions: string[] } }) => change.actions,
    )
    expect(new Set(actions)).toEqual(new Set(['no-op']))
  })
})
