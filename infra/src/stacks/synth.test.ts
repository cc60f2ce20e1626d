import { execSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Environment } from '../environment/environment.js'
import { environmentNames, loadEnvironment } from '../environment/load-environment.js'
import { testEnvironment } from '../testing/workspace.js'
import { STACKS, stackNamed } from './stacks.js'
import { synthStack, synthStacks } from './synth.js'

const outdir = mkdtempSync(join(tmpdir(), 'synth-'))
afterAll(() => rmSync(outdir, { recursive: true }))

const shopIn = (environment: Environment) =>
  JSON.parse(
    readFileSync(join(synthStack(stackNamed('shop'), environment, { outdir }), 'cdk.tf.json'), 'utf8'),
  )

const documentsIn = (environment: Environment) =>
  JSON.parse(
    readFileSync(join(synthStack(stackNamed('documents'), environment, { outdir }), 'cdk.tf.json'), 'utf8'),
  )

describe('the stack of the documents', () => {
  it('has the table of the collections', () => {
    const { resource } = documentsIn(testEnvironment)
    expect(resource.aws_dynamodb_table.documents).toMatchObject({
      name: 'test-documents',
      hash_key: 'pk',
      range_key: 'sk',
      stream_view_type: 'NEW_AND_OLD_IMAGES',
      global_secondary_index: [expect.objectContaining({ name: 'gsi1' })],
    })
  })

  it("has a role that can do what the collections' stores do, and no scan", () => {
    const { resource } = documentsIn(testEnvironment)
    const policies = Object.values(resource.aws_iam_role_policy) as { readonly policy: string }[]
    const statements = policies.flatMap(({ policy }) => JSON.parse(policy).Statement)
    const actions = statements.flatMap(({ Action }: { Action: string | string[] }) => Action)
    expect([...new Set(actions)].filter((action) => action.startsWith('dynamodb:')).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ])
  })
})

describe('the stack of the order sagas', () => {
  const orderSaga = () =>
    JSON.parse(
      readFileSync(
        join(synthStack(stackNamed('order-saga'), testEnvironment, { outdir }), 'cdk.tf.json'),
        'utf8',
      ),
    ).resource

  it('has the table of the sagas, whose stream is the queue, and that of the orders', () => {
    expect(orderSaga().aws_dynamodb_table).toMatchObject({
      sagas: { name: 'test-sagas', stream_view_type: 'NEW_AND_OLD_IMAGES' },
      orders: { name: 'test-orders' },
    })
  })

  it('has a role for workers: of the orders what the steps do, of the sagas no scan', () => {
    const { aws_iam_role_policy } = orderSaga()
    const policies = Object.values(aws_iam_role_policy) as { readonly policy: string }[]
    const allowed = policies
      .flatMap(({ policy }) => JSON.parse(policy).Statement)
      .flatMap(({ Action, Resource }) =>
        [Action].flat().map((action: string) => `${action} ${[Resource].flat().join(' ')}`),
      )
    const onOrders = allowed.flatMap((one) => one.match(/^dynamodb:(\w+) .*table\/test-orders$/)?.[1] ?? [])
    expect([...new Set(onOrders)].sort()).toEqual(['ConditionCheckItem', 'GetItem', 'PutItem', 'UpdateItem'])
    const onSagas = allowed.filter((one) => one.includes('table/test-sagas'))
    expect(onSagas.some((one) => /^dynamodb:GetRecords .*\/stream\/\*$/.test(one))).toBe(true)
    expect(onSagas.some((one) => /Scan/.test(one))).toBe(false)
  })
})

describe('what is synthesized', () => {
  it.each(environmentNames())('is every stack, in %s', (name) => {
    const environment = loadEnvironment(name, { INFRA_ACCOUNT: '111122223333' })
    expect(synthStacks(STACKS, environment, { outdir })).toEqual(
      STACKS.map((stack) => join(outdir, `stacks/${stack.name}-${name}`)),
    )
  })

  it("is every stack too when cdktf's own CLI runs the app", () => {
    const infra = join(import.meta.dirname, '../..')
    const { app } = JSON.parse(readFileSync(join(infra, 'cdktf.json'), 'utf8'))
    const folder = join(outdir, 'cli')
    const env = {
      ...process.env,
      INFRA_ACCOUNT: '111122223333',
      INFRA_ENVIRONMENT: 'staging',
      CDKTF_OUTDIR: folder,
    }
    execSync(app, { cwd: infra, env, stdio: 'pipe' })
    expect(readdirSync(join(folder, 'stacks')).sort()).toEqual(
      STACKS.map(({ name }) => `${name}-staging`).sort(),
    )
  })

  it('holds nothing of this machine', () => {
    const { '//': _, ...configuration } = shopIn(testEnvironment)
    expect(JSON.stringify(configuration)).not.toContain(outdir)
    expect(JSON.stringify(configuration)).not.toContain(process.cwd())
  })

  it('is confined to the account, and takes the AWS provider from 5.100.0 to below 7', () => {
    const { provider, terraform } = shopIn(testEnvironment)
    expect(provider.aws).toMatchObject([{ allowed_account_ids: ['123456789012'], region: 'eu-central-1' }])
    expect(terraform.required_providers.aws.version).toBe('>= 5.100.0, < 7.0.0')
  })

  it('keeps the state in a file beside the output', () => {
    expect(shopIn(testEnvironment).terraform.backend).toEqual({
      local: { path: '../../../state/shop-test.tfstate' },
    })
  })

  it('keeps the state in S3 where the environment has a bucket', () => {
    const s3 = (state: NonNullable<Environment['state']>) =>
      shopIn({ ...testEnvironment, state }).terraform.backend.s3
    expect(s3({ bucket: 'acme-states' })).toEqual({
      bucket: 'acme-states',
      key: 'shop-test/terraform.tfstate',
      region: 'eu-central-1',
      encrypt: true,
      use_lockfile: true,
    })
    expect(s3({ bucket: 'acme-states', region: 'us-east-1' }).region).toBe('us-east-1')
  })

  it('has the capacity and the protection of the environment', () => {
    const { resource } = shopIn({
      ...testEnvironment,
      billing: { mode: 'provisioned', read: 5, write: { min: 1, max: 9, targetUtilization: 60 } },
      protection: { deletion: false, preventDestroy: true, pointInTimeRecoveryDays: 0 },
    })
    expect(resource.aws_dynamodb_table.shop).toMatchObject({
      billing_mode: 'PROVISIONED',
      read_capacity: 5,
      write_capacity: 1,
      deletion_protection_enabled: false,
      point_in_time_recovery: { enabled: false },
      lifecycle: { prevent_destroy: true },
    })
    expect(Object.values(resource.aws_appautoscaling_target)).toContainEqual(
      expect.objectContaining({ min_capacity: 1, max_capacity: 9 }),
    )
  })
})
