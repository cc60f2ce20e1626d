import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Construct, DesignTable } from '@keyprint/cdktf'
import { connect } from '@keyprint/client'
import { shop } from '@keyprint/example-shop/design'
import { designFingerprint, type IndexSpec } from '@keyprint/key-design'
import { localClient, startDynamoDBLocal } from '@keyprint/local'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDocuments } from '../stacks/documents-stack.js'
import { addShop } from '../stacks/shop-stack.js'
import type { StackDefinition } from '../stacks/stacks.js'
import { tableOptions } from '../stacks/table-options.js'
import { type Moto, startMoto } from '../testing/moto.js'
import { describeWith } from '../testing/tools.js'
import { type StackUnderTest, stackUnderTest, testEnvironment } from '../testing/workspace.js'

const ROOT = join(import.meta.dirname, '../../..')
const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** What DynamoDB Local has: no point-in-time recovery, and on-demand indexes that terraform takes for changed. */
const environment = {
  ...testEnvironment,
  billing: { mode: 'provisioned', read: 5, write: 5 },
  protection: { ...testEnvironment.protection, pointInTimeRecoveryDays: 0 },
} as const

/** The client's tests use an index more. */
const clientSuite = {
  ...shop,
  table: {
    ...shop.table,
    indexes: {
      ...shop.table.indexes,
      gsi2: {
        ...(shop.table.indexes.gsi1 as IndexSpec),
        partitionKey: [{ name: 'gsi2pk', type: 'string' }],
        sortKey: [{ name: 'gsi2sk', type: 'string' }],
      },
    },
  },
} as unknown as typeof shop

/** The shop and the documents as they are deployed, and a table for the client's suite. */
const stackOfAll: StackDefinition = {
  name: 'all',
  designs: [shop],
  add: (stack) => {
    addShop(stack, environment)
    addDocuments(new Construct(stack, 'beside'), environment)
    const options = {
      tableName: 'test-client-suite',
      logicalId: 'client_suite',
      ...tableOptions(environment),
    }
    new DesignTable(stack, 'client-suite', { design: clientSuite, ...options })
  },
}

/** The client's tests of operations and of what is sent: those that need no other table. */
function clientTests(): readonly string[] {
  const src = join(ROOT, 'packages/client/src')
  return readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => {
    if (!file.endsWith('.test.ts')) return false
    const code = readFileSync(join(src, file), 'utf8')
    const tables = code.match(/testTable\(\w+\)/g) ?? []
    const isShop = code.includes("/testing/shop.js'") && tables.length > 0
    return isShop && tables.every((table) => table === 'testTable(shop)')
  })
}

describeWithDynamoDB('on the table that terraform created at DynamoDB Local', () => {
  describeWith(['terraform', 'moto_server'], 'and moto for the rest', () => {
    let server: Awaited<ReturnType<typeof startDynamoDBLocal>>
    let moto: Moto
    let stack: StackUnderTest
    beforeAll(async () => {
      server = await startDynamoDBLocal()
      moto = await startMoto()
      stack = await stackUnderTest(stackOfAll, [moto.endpoint, { dynamodb: server.endpoint }], environment)
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

    /** Runs test files of a workspace on a table that exists. */
    async function suite(workspace: string, tableName: string, files: readonly string[]) {
      const report = join(tmpdir(), `suite-${randomUUID()}.json`)
      const args = ['--no-file-parallelism', '--reporter=json', `--outputFile=${report}`]
      const env = { ...process.env, DYNAMODB_ENDPOINT: server.endpoint, DYNAMODB_TEST_TABLE: tableName }
      await promisify(execFile)(process.execPath, [VITEST, 'run', ...args, ...files], {
        cwd: join(ROOT, workspace),
        env,
        maxBuffer: 2 ** 28,
      }).catch(() => {})
      const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport
      rmSync(report)
      const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
      const named = (status: string) =>
        tests.filter((test) => test.status === status).map(({ fullName }) => fullName)
      return { passed: named('passed').length, failed: named('failed'), skipped: named('skipped') }
    }

    it("the suite of the shop's API passes, unchanged", async () => {
      const files = ['src/carts', 'src/customers', 'src/orders', 'src/products', 'src/app.test.ts']
      const { passed, ...others } = await suite('examples/shop', 'test-shop', files)
      expect(others).toEqual({ failed: [], skipped: [] })
      expect(passed).toBeGreaterThan(50)
    })

    it("the suite of the documents' API passes, unchanged", async () => {
      const { passed, ...others } = await suite('examples/documents', 'test-documents', ['src/app.test.ts'])
      expect(others).toEqual({ failed: [], skipped: [] })
      expect(passed).toBeGreaterThan(20)
    })

    it("the client's suite passes, unchanged", async () => {
      const files = clientTests()
      expect(files.length).toBeGreaterThan(15)
      const { passed, ...others } = await suite('packages/client', 'test-client-suite', files)
      expect(others).toEqual({ failed: [], skipped: [] })
      expect(passed).toBeGreaterThan(300)
    })
  })
})
