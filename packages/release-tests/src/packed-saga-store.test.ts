import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDynamoDBLocal } from '@keyprint/local'
import { expect, test } from 'vitest'
import { packedFolder } from './packed-folder.js'
import { run } from './run.js'
import { ROOT } from './workspace.js'

/** What a user installs beside ours. It is linked, with all that it needs. */
const PEERS = ['@aws-sdk', '@smithy', '@types/node']

const folder = packedFolder(['key-design', 'client', 'saga-store'], PEERS)

test("the lines that the saga store's README begins with work when they are pasted", async () => {
  const readme = await readFile(join(folder(), 'node_modules/@keyprint/saga-store/README.md'), 'utf8')
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? []
  await writeFile(join(folder(), 'example.ts'), code)
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2024'],
    module: 'NodeNext',
    strict: true,
    types: ['node'],
    skipLibCheck: false,
  }
  await writeFile(join(folder(), 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['example.ts'] }))
  await run('npx', ['tsc', '-p', folder()], ROOT)

  await using local = await startDynamoDBLocal()
  const output = await run(process.execPath, [join(folder(), 'example.js')], folder(), {
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
  await writeFile(join(folder(), 'suite.mjs'), code)
  expect(await run(process.execPath, [join(folder(), 'suite.mjs')], folder())).toContain('passed')
})
