import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pack } from './pack.js'
import { run } from './run.js'
import { ROOT } from './workspace.js'

/** What a user installs beside ours, linked. */
const PEERS = ['@aws-sdk/client-dynamodb', 'zod', '@types/node']

let work: string

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'keyprint-packed-'))
  const modules = join(work, 'node_modules')
  for (const [name, tarball] of await pack(['key-design', 'client', 'document-store'], work)) {
    await mkdir(join(modules, name), { recursive: true })
    await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(modules, name)], work)
  }
  for (const name of PEERS) {
    await mkdir(dirname(join(modules, name)), { recursive: true })
    await symlink(join(ROOT, 'node_modules', name), join(modules, name))
  }
  await writeFile(join(work, 'package.json'), '{ "type": "module" }')
})

afterAll(() => rm(work, { recursive: true, force: true }))

test("the first lines of the document store's README work with the packed packages", async () => {
  const readme = await readFile(join(work, 'node_modules/@keyprint/document-store/README.md'), 'utf8')
  const [, code = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(readme) ?? []
  await writeFile(join(work, 'main.ts'), code)
  const options = { target: 'ES2023', module: 'NodeNext', strict: true, types: ['node'] }
  await writeFile(
    join(work, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['main.ts'] }),
  )

  await run('npx', ['tsc', '-p', work], ROOT)
  expect(await run(process.execPath, ['main.js'], work)).toBe('Hello\n')
})

test('every entry of the packed document store loads, and the first one without the SDK', async () => {
  const entries = ['dynamodb', 'configuration', 'streams', 'keyv', 'testing']
  for (const entry of entries)
    await run(process.execPath, ['-e', `import('@keyprint/document-store/${entry}')`], work)
  await rm(join(work, 'node_modules/@aws-sdk'), { recursive: true })
  await run(process.execPath, ['main.js'], work)
})
