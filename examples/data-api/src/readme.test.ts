import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { operations } from './operations/operations.js'
import { listen } from './server/listen.js'
import { newTenantId } from './tenants/tenant-id.js'
import { httpApi } from './testing/http-api.js'
import { blocks, README } from './testing/readme.js'

const isCI = ['true', '1'].includes(process.env.CI ?? '')
const NO_CURL = "There is no curl here: run 'apt-get install curl'."
const FOLDER = fileURLToPath(new URL('../', import.meta.url))

describe('the README', () => {
  it('lists every operation', () => {
    const listed = [...README.matchAll(/^\| `([a-z]+)` +\| [^|]*\|[^|]*\|$/gm)].map(([, name]) => name)
    expect(listed).toEqual(Object.keys(operations))
  })

  it('gives a reason for every dependency, and for nothing else', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(`${FOLDER}package.json`, 'utf8'))
    const [, section = ''] = README.split('## Dependencies')
    const [production = '', development = ''] = section.split('For development')
    const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort()
    expect(named(production)).toEqual(Object.keys(dependencies).sort())
    expect(named(development)).toEqual(Object.keys(devDependencies).sort())
  })

  it('shows code that compiles', async () => {
    const folder = mkdtempSync(join(FOLDER, '.readme-'))
    try {
      const [code = ''] = blocks('ts')
      writeFileSync(join(folder, 'example.ts'), code.replace("'./src/", "'../src/"))
      const compilerOptions = { rootDir: '..', noEmit: true, incremental: false }
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          extends: '../tsconfig.json',
          compilerOptions,
          include: ['example.ts'],
          exclude: [],
        }),
      )
      const tsc = fileURLToPath(new URL('../bin/tsc', import.meta.resolve('typescript')))
      await promisify(execFile)(process.execPath, [tsc, '-p', folder])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describeWithDynamoDB('the commands of the README', () => {
  const api = httpApi()

  it('do what they say', async ({ skip }) => {
    if (!hasCurl() && !isCI) skip(NO_CURL)
    if (!hasCurl()) throw new Error(NO_CURL)
    await using server = await listen(api.app, { hostname: '127.0.0.1', port: 0 })
    const [, first = '', all = ''] = blocks('sh')
    const TOKEN = await (await api.issuer).token(newTenantId())
    const script = (first + all)
      .replace('TOKEN=$(npm run --silent token)\n', '')
      .replaceAll('http://localhost:3000', server.url)
    const { stdout } = await promisify(execFile)('sh', ['-e', '-c', script], {
      env: { ...process.env, TOKEN },
    })
    const answers = stdout.trim().split('\n')
    const again = { sk: 'note', text: 'Hello again' }
    expect(answers.map((line) => JSON.parse(line))).toMatchObject([
      { put: true },
      { items: [{ text: 'Hello' }], cursor: null },
      { tableName: api.table.tableName, region: 'local' },
      { put: true },
      { item: again },
      { items: [again], cursor: null },
      { items: [{ text: 'Hello' }, again], cursor: null },
      { outcomes: ['done'] },
      { items: [{ text: 'Bye' }] },
      { written: true },
      { items: [{ text: 'Bye' }] },
      { deleted: true },
      { type: '/problems/not-available', status: 501 },
      { status: 'removed' },
      { status: 'removed', deleted: 0 },
    ])
  })

  it('have a line for every operation', () => {
    const called = new Set(
      [
        ...blocks('sh')
          .join('')
          .matchAll(/\bapi ([a-z]+) /g),
      ].map(([, name]) => name),
    )
    expect([...called].sort()).toEqual(Object.keys(operations).sort())
  })
})

function hasCurl(): boolean {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
