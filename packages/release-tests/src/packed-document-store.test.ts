import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedFolder } from './packed-folder.js'
import { run } from './run.js'
import { ROOT } from './workspace.js'

/** What a user installs beside ours, linked. */
const PEERS = ['@aws-sdk/client-dynamodb', 'zod', '@types/node']

const folder = packedFolder(['key-design', 'client', 'document-store'], PEERS)

test("the first lines of the document store's README work with the packed packages", async () => {
  const readme = await readFile(join(folder(), 'node_modules/@keyprint/document-store/README.md'), 'utf8')
  const [, code = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(readme) ?? []
  await writeFile(join(folder(), 'main.ts'), code)
  const options = { target: 'ES2023', module: 'NodeNext', strict: true, types: ['node'] }
  await writeFile(
    join(folder(), 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['main.ts'] }),
  )

  await run('npx', ['tsc', '-p', folder()], ROOT)
  expect(await run(process.execPath, ['main.js'], folder())).toBe('Hello\n')
})

test('every entry of the packed document store loads, and the first one without the SDK', async () => {
  const entries = ['dynamodb', 'configuration', 'streams', 'keyv', 'testing']
  for (const entry of entries)
    await run(process.execPath, ['-e', `import('@keyprint/document-store/${entry}')`], folder())
  await rm(join(folder(), 'node_modules/@aws-sdk'), { recursive: true })
  await run(process.execPath, ['main.js'], folder())
})
