import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '@keyprint/client'
import { shop } from '@keyprint/example-shop/design'
import { designFingerprint } from '@keyprint/key-design'
import { localClient, startDynamoDBLocal } from '@keyprint/local'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stackNamed } from '../stacks/stacks.js'
import { type Moto, startMoto } from '../testing/moto.js'
import { describeWith } from '../testing/tools.js'
import { type StackUnderTest, stackUnderTest, testEnvironment } from '../testing/workspace.js'

const SHOP = join(import.meta.dirname, '../../../examples/shop')
const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

/** What DynamoDB Local has: no point-in-time recovery, and on-demand indexes that terraform takes for changed. */
const environment = {
  ...testEnvironment,
  billing: { mode: 'provisioned', read: 5, write: 5 },
  protection: { ...testEnvironment.protection, pointInTimeRecoveryDays: 0 },
} as const

describeWith(['terraform', 'moto_server'], 'on the table that terraform created at DynamoDB Local', () => {
  let server: Awaited<ReturnType<typeof startDynamoDBLocal>>
  let moto: Moto
  let stack: StackUnderTest
  beforeAll(async () => {
    server = await startDynamoDBLocal()
    moto = await startMoto()
    stack = await stackUnderTest(
      stackNamed('shop'),
      [moto.endpoint, { dynamodb: server.endpoint }],
      environment,
    )
    await stack.run('apply', '-auto-approve', '-input=false', '-no-color')
  })
  afterAll(async () => {
    stack?.remove()
    await moto?.stop()
    await server?.stop()
  })

  it('the client finds what the design says', async () => {
    const client = localClient(server.endpoint)
    const db = connect(shop, { client, tableName: 'test-shop' })
    const outputs = JSON.parse(await stack.run('output', '-json'))
    const fingerprint = outputs.shop_design_fingerprint.value
    expect(fingerprint).toBe(designFingerprint(shop))
    expect(await db.health({ fingerprint })).toEqual({ status: 'ok', tableName: 'test-shop', problems: [] })
    client.destroy()
  })

  it('the suite of the shop passes, unchanged', async () => {
    const files = ['src/carts', 'src/customers', 'src/orders', 'src/products', 'src/app.test.ts']
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [VITEST, 'run', '--no-file-parallelism', '--reporter=json', ...files],
      {
        cwd: SHOP,
        env: { ...process.env, DYNAMODB_ENDPOINT: server.endpoint, DYNAMODB_TEST_TABLE: 'test-shop' },
        maxBuffer: 2 ** 28,
      },
    )
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(stdout.slice(stdout.indexOf('{')))
    expect([numFailedTests, numPendingTests]).toEqual([0, 0])
    expect(numPassedTests).toBeGreaterThan(50)
  })
})
