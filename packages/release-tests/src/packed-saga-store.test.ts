import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startDynamoDBLocal } from '@keyprint/local'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pack } from './pack.js'
import { run } from './run.js'
import { ROOT } from './workspace.js'

/** What a user installs beside ours. It is linked, with all that it needs. */
const PEERS = ['@aws-sdk', '@smithy', '@types/node']

let work: string

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'keyprint-packed-'))
  const modules = join(work, 'node_modules')
  for (const [name, tarball] of await pack(['key-design', 'client', 'saga-store'], work)) {
    await mkdir(join(modules, name), { recursive: true })
    await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(modules, name)], work)
  }
  for (const name of PEERS) {
    await mkdir(dirname(join(modules, name)), { recursive: true })
    await symlink(join(ROOT, 'node_modules', name), join(modules, name))
  }
})

afterAll(() => rm(work, { recursive: true, force: true }))

test("the lines that the saga store's README begins with work when they are pasted", async () => {
  const readme = await readFile(join(work, 'node_modules/@keyprint/saga-store/README.md'), 'utf8')
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? []
  await writeFile(join(work, 'example.ts'), code)
  await writeFile(join(work, 'package.json'), '{ "type": "module" }')
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2024'],
    module: 'NodeNext',
    strict: true,
    types: ['node'],
    skipLibCheck: false,
  }
  await writeFile(join(work, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['example.ts'] }))
  await run('npx', ['tsc', '-p', work], ROOT)

  await using local = await startDynamoDBLocal()
  const output = await run(process.execPath, [join(work, 'example.js')], work, {
    AWS_ENDPOINT_URL_DYNAMODB: local.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
  expect(output).toContain('s1')
})

test('its suites need no test runner but the one they are given', async () => {
  const code = `import { sagaStoreCases, MemorySagaStore } from '@keyprint/saga-store/testing'
for (const { run } of sagaStoreCases()) await run(new MemorySagaStore())
console.log('passed')`
  await writeFile(join(work, 'suite.mjs'), code)
  expect(await run(process.execPath, [join(work, 'suite.mjs')], work)).toContain('passed')
})
