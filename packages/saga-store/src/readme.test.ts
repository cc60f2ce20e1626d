import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { deleteTable, localClient } from '@keyprint/local'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { afterAll, describe, expect, inject, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')

/** The infrastructure has a test of its own, with what it needs. */
const OF_INFRA = '// main.ts'
const OF_A_TEST = '// my-store.test.ts'
const [first = '', ...others] = [...README.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(
  ([, code]) => code as string,
)
const isOwn = (code: string) => ![OF_INFRA, OF_A_TEST].some((name) => code.startsWith(name))

/** The first example stands by itself; those that follow are one module, in which later ones use earlier ones. */
const MODULES: Readonly<Record<string, string>> = {
  first: first.replace("'sagas'", 'process.env.SAGAS_TABLE'),
  rest: asserting(others.filter(isOwn).join('\n')).replace(
    "'saga-instances'",
    "process.env.PLAIN_TABLE ?? ''",
  ),
  'my-store.test': others.find((code) => code.startsWith(OF_A_TEST)) ?? '',
}

/** `expression // → value`, or `const name = expression // → value`, as an assertion. */
function asserting(code: string): string {
  const named = code.replaceAll(/^(\S.*?)\s+\/\/ → (.*)$/gm, 'assert.deepStrictEqual($1, $2)')
  return `import assert from 'node:assert/strict'\n${named}\nconsole.log('done')\n`
}

// In the package, so that it is found by its own name.
mkdirSync(join(ROOT, 'node_modules'), { recursive: true })
const directory = mkdtempSync(join(ROOT, 'node_modules/.readme-'))
afterAll(() => rmSync(directory, { recursive: true }))

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: directory, env: { PATH: process.env.PATH, ...env } }
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(`${stdout}${stderr}`)),
    )
  })
}

/** Once for all tests. */
const compiled = compile()
compiled.catch(() => undefined)

function compile(): Promise<string> {
  for (const [name, code] of Object.entries(MODULES)) writeFileSync(join(directory, `${name}.ts`), code)
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }')
  const options =
    '--ignoreConfig --strict --exactOptionalPropertyTypes --target es2023 --module nodenext --types node'
  const tsc = join(ROOT, '../../node_modules/typescript/bin/tsc')
  return run([tsc, ...options.split(' '), ...Object.keys(MODULES).map((name) => `${name}.ts`)])
}

function endpoint(): string {
  const provided = inject('dynamoDBLocal')
  return 'endpoint' in provided ? provided.endpoint : ''
}

describe('the README', () => {
  it('begins with ten lines to paste', () => {
    expect(README.indexOf(first)).toBeLessThan(200)
    expect(first.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(10)
  })

  it('has examples that compile', async () => {
    expect(await compiled).toBe('')
  })

  it('lists every error with its code', () => {
    const listed = [...README.matchAll(/^\| `(\w+Error)`\s+\| `(\w+)`/gm)].map(([, name, code]) => [
      name,
      code,
    ])
    const errors = new URL('./errors/', import.meta.url)
    const own = readdirSync(errors)
      .map((file) => readFileSync(new URL(file, errors), 'utf8'))
      .flatMap((source) => {
        const [, name] = /readonly name = '(\w+)'/.exec(source) ?? []
        return name === undefined ? [] : [[name, /readonly code = '(\w+)'/.exec(source)?.[1]]]
      })
    expect(listed.sort()).toEqual(own.sort())
  })
})

describeWithDynamoDB('the examples of the README', () => {
  const made: string[] = []
  afterAll(async () => {
    const client = localClient(endpoint())
    const { TableNames = [] } = await client.send(new ListTablesCommand({}))
    for (const tableName of made.filter((name) => TableNames.includes(name)))
      await deleteTable(client, { tableName })
  })

  it.each([
    ['first', 's1'],
    ['rest', 'done'],
    ['my-store.test', '# fail 0'],
  ])('do what they say: %s', async (name, output) => {
    await compiled
    const [SAGAS_TABLE, PLAIN_TABLE] = [`readme-${crypto.randomUUID()}`, `readme-${crypto.randomUUID()}`]
    made.push(SAGAS_TABLE, PLAIN_TABLE)
    const printed = await run([`${name}.js`], {
      AWS_ENDPOINT_URL_DYNAMODB: endpoint(),
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      SAGAS_TABLE,
      PLAIN_TABLE,
    })
    expect(printed).toContain(output)
  })
})
