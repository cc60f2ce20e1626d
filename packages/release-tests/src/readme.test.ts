import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createTable, startDynamoDBLocal } from '@keyprint/local'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from './run.js'
import { ROOT } from './workspace.js'

const TABLE = `readme-${process.pid}`
let folder: string

beforeAll(async () => {
  // Inside of a package, so that its imports are found. On a clean clone it has no modules of its own.
  const modules = join(ROOT, 'packages', 'release-tests', 'node_modules')
  await mkdir(modules, { recursive: true })
  folder = await mkdtemp(join(modules, '.readme-'))
  for (const [name, code] of await blocks()) await writeFile(join(folder, name), code)
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG))
  await writeFile(join(folder, 'tsconfig.stack.json'), JSON.stringify(STACK_TSCONFIG))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('the example compiles, with our declarations checked', async () => {
  await run('npx', ['tsc', '-p', folder], ROOT)
})

test("its stack compiles too, and holds the table's outputs", async () => {
  await run('npx', ['tsc', '-p', join(folder, 'tsconfig.stack.json')], ROOT)
  await run(process.execPath, [join(folder, 'main.js')], folder)
  const stack = await readFile(join(folder, 'cdktf.out/stacks/shop-dev/cdk.tf.json'), 'utf8')
  const { resource, output } = JSON.parse(stack)
  expect(resource.aws_dynamodb_table.shop.name).toBe('dev-shop')
  expect(Object.keys(output)).toContain('shop_design_fingerprint')
})

test('the example does what its comment says', async () => {
  await using local = await startDynamoDBLocal()
  const { shop } = await import(pathToFileURL(join(folder, 'design.js')).href)
  await createTable(local.client(), shop, { tableName: TABLE })
  const output = await run(process.execPath, [join(folder, 'app.js')], folder, {
    SHOP_TABLE: TABLE,
    AWS_ENDPOINT_URL_DYNAMODB: local.endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
  expect(output).toContain('1 plus 2')
})

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2024'],
    module: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    types: ['node'],
    skipLibCheck: false,
  },
  files: ['design.ts', 'app.ts'],
}

/** The bindings' own declarations are not ours to check. */
const STACK_TSCONFIG = {
  compilerOptions: { ...TSCONFIG.compilerOptions, skipLibCheck: true },
  files: ['main.ts'],
}

/** The code blocks of the README that begin with their file's name. */
async function blocks(): Promise<readonly (readonly [string, string])[]> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
  return [...readme.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, name = '', code = '']) => [
    name,
    code,
  ])
}
