import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb'
import type { Construct } from '@keyprint/cdktf'
import { shop } from '@keyprint/example-shop/design'
import type { IndexSpec } from '@keyprint/key-design'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { loadEnvironment } from '../environment/load-environment.js'
import { printPlan } from '../plan/print-plan.js'
import { localAws } from '../stacks/local-aws.js'
import { addShop } from '../stacks/shop-stack.js'
import { synthStack } from '../stacks/synth.js'
import { terraform } from '../terraform/terraform.js'
import { command as run } from '../testing/command.js'
import { type Moto, startMoto } from '../testing/moto.js'
import { describeWith } from '../testing/tools.js'
import { MOTO_ACCOUNT } from '../testing/workspace.js'

const temporary = mkdtempSync(join(tmpdir(), 'shop-on-moto-'))
const outdir = join(temporary, 'cdktf.out')
const folder = join(outdir, 'stacks/shop-dev')
afterAll(() => rmSync(temporary, { recursive: true }))

/** Runs a command as `npm run` does, and gives what a person sees. */
const command = (name: 'plan' | 'deploy', args: readonly string[], variables: NodeJS.ProcessEnv) =>
  run(name, args, { ...variables, CDKTF_OUTDIR: outdir })

describeWith(['terraform', 'moto_server'], 'the stack of the shop', () => {
  let moto: Moto
  let aws: NodeJS.ProcessEnv
  let client: DynamoDBClient
  beforeAll(async () => {
    moto = await startMoto()
    aws = { INFRA_ACCOUNT: MOTO_ACCOUNT, INFRA_AWS_ENDPOINT: moto.endpoint }
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    client = new DynamoDBClient({ endpoint: moto.endpoint, region: 'eu-central-1', credentials })
  })
  afterAll(async () => {
    client?.destroy()
    await moto?.stop()
  })

  const inFolder = (...args: readonly string[]) => terraform(folder, args)
  it('is planned as a creation that loses nothing, above what terraform says', async () => {
    const { status, stdout, stderr } = command('plan', ['shop', 'dev'], aws)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^What this plan does to data\n.*Nothing here loses data\..*Terraform will perform/s,
    )
    expect(JSON.parse(await inFolder('validate', '-json'))).toMatchObject({ valid: true, warning_count: 0 })
  })

  it('is deployed, and has nothing to do the second time', async () => {
    const { status, stdout } = command('deploy', ['shop', 'dev'], aws)
    expect(status).toBe(0)
    expect(stdout).toContain('Apply complete!')
    const again = command('plan', ['shop', 'dev'], aws)
    expect(again.status).toBe(0)
    expect(again.stdout).toMatch(/This plan changes nothing.*No changes\./s)
  })

  it('outputs what names table, role and design', async () => {
    const outputs = Object.entries<{ value: unknown }>(JSON.parse(await inFolder('output', '-json')))
    expect(Object.fromEntries(outputs.map(([name, { value }]) => [name, value]))).toEqual({
      shop_table_name: 'dev-shop',
      shop_table_arn: `arn:aws:dynamodb:eu-central-1:${MOTO_ACCOUNT}:table/dev-shop`,
      shop_design_fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      shop_api_role_arn: `arn:aws:iam::${MOTO_ACCOUNT}:role/dev-shop-api`,
    })
  })

  it('is not deployed when that would lose something', async () => {
    await addIndexByHand(client)
    const { status, stdout, stderr } = command('deploy', ['shop', 'dev'], aws)
    expect(status).toBe(2)
    expect(stdout).toMatch(/^What this plan does to data\n\nDANGER {2}Global index byhand of table dev-shop/)
    expect(stdout).not.toContain('Apply complete!')
    expect(stderr).toContain('--allow index-delete:byhand')
  })

  it('says what another key of an index would do to data', async () => {
    const gsi1 = {
      ...(shop.table.indexes.gsi1 as IndexSpec),
      partitionKey: [{ name: 'other', type: 'string' }],
    } as IndexSpec
    const changed = { ...shop, table: { ...shop.table, indexes: { gsi1 } } }
    const environment = loadEnvironment('dev', aws)
    const stack = {
      name: 'shop',
      designs: [changed],
      add: (one: Construct) => addShop(one, environment, changed),
    }
    synthStack(stack, environment, { outdir, provider: localAws(moto.endpoint) })
    const text = await inFolder('plan', '-input=false', '-no-color', '-out=test.tfplan')
    const json = JSON.parse(await inFolder('show', '-json', 'test.tfplan'))
    const plan = { folder, file: 'test.tfplan', json, text, designs: [changed] }
    const dangers = ['index-rebuild:gsi1', 'index-delete:byhand']

    const named = printed(() => expect(printPlan(plan, { allow: dangers })).toBe(true))
    expect(named).not.toContain('This plan is dangerous')
    const said = printed(() => expect(printPlan(plan, { allow: [] })).toBe(false))
    expect(said).toMatch(/If it is meant, say so: --allow index-rebuild:gsi1 --allow index-delete:byhand$/)
    for (const pattern of ['customerByEmail', 'ordersByStatus', 'productsByCategory'])
      expect(said).toContain(pattern)
  })

  it('cannot be destroyed, since the table is protected', async () => {
    await expect(inFolder('destroy', '-auto-approve', '-input=false', '-no-color')).rejects.toThrow(
      /DeletionProtectionEnabled is set to True/,
    )
  })
})

/** What is printed meanwhile. */
function printed(print: () => void): string {
  const lines: unknown[] = []
  const spies = (['log', 'error'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((line) => void lines.push(line)),
  )
  print()
  for (const spy of spies) spy.mockRestore()
  return lines.join('\n')
}

function addIndexByHand(client: DynamoDBClient) {
  return client.send(
    new UpdateTableCommand({
      TableName: 'dev-shop',
      AttributeDefinitions: [{ AttributeName: 'byhand', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'byhand',
            KeySchema: [{ AttributeName: 'byhand', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        },
      ],
    }),
  )
}
