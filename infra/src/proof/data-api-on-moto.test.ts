import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam'
import { iamRevocations } from '@keyprint/example-data-api/revocations'
import { denialPolicy } from '@keyprint/example-data-api/session'
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

const NOBODY = { accessKeyId: 'local', secretAccessKey: 'local' }
const ADA = '0123456789abcdefghjkmnpqrs'
const EVE = '1123456789abcdefghjkmnpqrs'

interface Change {
  readonly type: string
  readonly change: { readonly actions: readonly string[] }
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

  it('has a role of tenants that takes denials, keeps them from a plan, and goes with them', async () => {
    const iam = new IAMClient({ endpoint: moto.endpoint, region: 'eu-central-1', credentials: NOBODY })
    const RoleName = 'test-data-api-tenant'
    const names = async () => (await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames ?? []
    const own = await names()
    const revoke = iamRevocations(iam, `arn:aws:iam::${MOTO_ACCOUNT}:role/${RoleName}`)
    const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)

    expect(await revoke(ADA, inSeconds(-1))).toBe(true)
    const until = inSeconds(960)
    expect(await Promise.all([revoke(EVE, until), revoke(EVE, until)])).toEqual([true, true])

    const [PolicyName = '', ...others] = (await names()).filter((name) => !own.includes(name))
    expect([PolicyName, others]).toEqual([expect.stringContaining(EVE), []])
    const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))
    expect(decodeURIComponent(PolicyDocument)).toBe(denialPolicy(EVE))
    const { resource_changes } = await stack.plan()
    const changed = resource_changes.filter(({ change }: Change) => change.actions.join() !== 'no-op')
    expect(changed.filter(({ type }: Change) => type.startsWith('aws_iam'))).toEqual([])
    expect(await names()).toContain(PolicyName)

    await stack.run('destroy', '-auto-approve', '-input=false', '-target=aws_iam_role.data_api_tenant')
    await expect(names()).rejects.toThrow(expect.objectContaining({ name: 'NoSuchEntityException' }))
    iam.destroy()
  })
})
