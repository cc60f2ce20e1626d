import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import ts from 'typescript-5.9'
import { describe, expect, inject, it } from 'vitest'
import { compile } from './testing/types/compile.js'

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The first example stands by itself; those that follow are one module, in which later ones use earlier ones. */
const [FIRST, REST] = README.split('\n## Design and connect\n').map((part) =>
  [...part.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code).join('\n'),
) as [string, string]

const MODULES = { 'example.ts': FIRST, 'rest.ts': REST }

describe('the examples of the README', () => {
  it('compile', () => {
    const compiled = compile(MODULES)
    expect(compiled.errors('example.ts')).toEqual([])
    expect(compiled.errors('rest.ts')).toEqual([])
  })
})

describeWithDynamoDB('run', () => {
  it.each(Object.entries(MODULES))(
    'the examples of the README give what they say: %s',
    async (_name, code) => {
      const { script, assertions } = asserting(code)
      expect(assertions).toBe(code.match(/ → /g)?.length)
      expect(await run(withTable(script))).toContain('done')
    },
  )
})

/** `expression // → value`, or `const name = expression // → value`, as an assertion. */
function asserting(code: string): { readonly script: string; readonly assertions: number } {
  const named = code.replaceAll(
    /^const (\w+) = (.*?)\s+\/\/ → (.*)$/gm,
    'const $1 = $2\nassert.deepStrictEqual($1, $3)',
  )
  const script = named.replaceAll(/^(?!const )(\S.*?)\s+\/\/ → (.*)$/gm, 'assert.deepStrictEqual($1, $2)')
  return { script, assertions: script.match(/assert\./g)?.length ?? 0 }
}

/** Makes the table before the client is, and deletes it at the end. */
function withTable(script: string): string {
  const [, design] = /connect\((\w+),/.exec(script) ?? []
  return `import assert from 'node:assert'
import { createTable, deleteTable } from '@keyprint/local'
const tableName = process.env.SHOP_TABLE
${script
  // Where other tests run at the same time, calls may take longer.
  .replaceAll(/(deadline|requestTimeout): [\d_]+/g, '$1: 600_000')
  .replace("tableName: 'notes'", 'tableName')
  .replace('const db = ', `await createTable(new DynamoDBClient({}), ${design}, { tableName })\nconst db = `)}
await deleteTable(new DynamoDBClient({}), { tableName })
console.log('done')
`
}

/** Runs a module in a process of its own, against what this package publishes and DynamoDB Local. */
function run(code: string): Promise<string> {
  const provided = inject('dynamoDBLocal')
  const endpoint = 'endpoint' in provided ? provided.endpoint : ''
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true }
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    SHOP_TABLE: `readme-${crypto.randomUUID()}`,
  }
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  return new Promise((resolve, reject) => {
    const args = ['--input-type=module', '-']
    const child = execFile(process.execPath, args, { cwd, env }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(stderr)),
    )
    child.stdin?.end(ts.transpile(code, options))
  })
}

it('the README lists every error with its code', () => {
  const listed = [...README.matchAll(/^\| `(\w+Error)`\s+\| `(\w+)`/gm)].map(([, name, code]) => [name, code])
  const errors = new URL('./errors/', import.meta.url)
  const own = readdirSync(errors)
    .map((file) => readFileSync(new URL(file, errors), 'utf8'))
    .flatMap((source) => {
      const [, name] = /readonly name = '(\w+)'/.exec(source) ?? []
      return name === undefined ? [] : [[name, /readonly code = '(\w+)'/.exec(source)?.[1]]]
    })
  expect(listed.sort()).toEqual([...own, ['ValidationError', 'VALIDATION']].sort())
})
