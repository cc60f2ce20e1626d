import { afterAll, beforeAll, expect, it } from 'vitest'
import { stackNamed } from '../stacks/stacks.js'
import { type Moto, startMoto } from '../testing/moto.js'
import { describeWith } from '../testing/tools.js'
import { MOTO_ACCOUNT, type StackUnderTest, stackUnderTest } from '../testing/workspace.js'

const VARIABLES = {
  TF_VAR_jwks_url: 'https://issuer.example/jwks.json',
  TF_VAR_jwt_issuer: 'https://issuer.example',
  TF_VAR_jwt_audience: 'data-api',
  TF_VAR_cursor_keys: Buffer.alloc(32).toString('base64'),
}

describeWith(['terraform', 'moto_server'], 'the stack of the data API', () => {
  let moto: Moto
  let stack: StackUnderTest

  beforeAll(async () => {
    Object.assign(process.env, VARIABLES)
    moto = await startMoto()
    stack = await stackUnderTest(stackNamed('data-api'), [moto.endpoint])
  })
  afterAll(async () => {
    for (const name of Object.keys(VARIABLES)) delete process.env[name]
    stack?.remove()
    await moto?.stop()
  })

  it('is valid, and planned as a creation', async () => {
    expect(JSON.parse(await stack.run('validate', '-json'))).toMatchObject({ valid: true })
    const { resource_changes } = await stack.plan()
    const actions = resource_changes.map(({ change }: { change: { actions: string[] } }) =>
      change.actions.join(),
    )
    expect(new Set(actions)).toEqual(new Set(['create']))
  })

  it('is applied, and names where the API is', async () => {
    await stack.run('apply', '-auto-approve', '-input=false', '-no-color')
    const outputs = JSON.parse(await stack.run('output', '-json'))
    expect(outputs.data_api_table_name.value).toBe('test-data-api')
    expect(outputs.data_api_tenant_role_arn.value).toBe(
      `arn:aws:iam::${MOTO_ACCOUNT}:role/test-data-api-tenant`,
    )
    expect(outputs.data_api_url.value).toMatch(/^https?:/)
  })
})
