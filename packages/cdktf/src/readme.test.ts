import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const PACKAGE = fileURLToPath(new URL('..', import.meta.url))
const README = await readFile(join(PACKAGE, 'README.md'), 'utf8')

/** The files of the README, by the name that they begin with. */
const FILES = [...README.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, name = '', code = '']) => ({
    name,
    code,
  }),
)

const OPTIONS = {
  target: 'ES2023',
  module: 'NodeNext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  types: [],
}

describe('the example of the README', () => {
  let folder = ''

  beforeAll(async () => {
    // Within the package, so that the published packages are found.
    await mkdir(join(PACKAGE, 'node_modules'), { recursive: true })
    folder = await mkdtemp(join(PACKAGE, 'node_modules/.readme-'))
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS }))
    for (const { name, code } of FILES) await writeFile(join(folder, name), code)
  })

  afterAll(() => rm(folder, { recursive: true }))

  it('compiles, runs, and makes the stack', async () => {
    expect(FILES.map(({ name }) => name)).toEqual(['design.ts', 'main.ts'])
    await run(process.execPath, [join(PACKAGE, '../../node_modules/typescript/bin/tsc'), '-p', folder])
    await run(process.execPath, [join(folder, 'main.js')], { cwd: folder })

    const { resource, output } = JSON.parse(
      await readFile(join(folder, 'cdktf.out/stacks/shop-dev/cdk.tf.json'), 'utf8'),
    )
    expect(Object.keys(resource.aws_dynamodb_table)).toEqual(['shop'])
    expect(Object.keys(resource.aws_iam_role_policy)).toEqual(['api_shop', 'tenant_shop'])
    expect(Object.keys(output)).toEqual(expect.arrayContaining(['shop_design_fingerprint', 'api_role_arn']))
  })
})

describe('the table of the README', () => {
  it('has a row for each option', async () => {
    const props = await readFile(join(PACKAGE, 'src/table/props.ts'), 'utf8')
    const options = [...props.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name)
    const [, section = ''] = README.split('\n## Options and defaults\n')
    const rows = [...section.matchAll(/^\| (`.*?)\s+\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    )

    const given = ['design', 'tableName']
    expect(new Set(rows)).toEqual(
      new Set([...options.filter((name) => !given.includes(name ?? '')), 'account', 'region', 'partition']),
    )
  })
})
