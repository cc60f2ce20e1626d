import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pack } from './pack.js'
import { run } from './run.js'
import { ROOT } from './workspace.js'

/** What a user installs beside ours. It is linked: the AWS bindings alone have 540 MB. */
const PEERS = ['cdktf', 'constructs', '@cdktf/provider-aws', '@types/node']

let work: string

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'keyprint-packed-'))
  const modules = join(work, 'node_modules')
  for (const [name, tarball] of await pack(['key-design', 'iam', 'cdktf'], work)) {
    await mkdir(join(modules, name), { recursive: true })
    await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(modules, name)], work)
  }
  for (const name of PEERS) {
    await mkdir(dirname(join(modules, name)), { recursive: true })
    await symlink(join(ROOT, 'node_modules', name), join(modules, name))
  }
})

afterAll(() => rm(work, { recursive: true, force: true }))

test("the example of the constructs' README works with the packed packages", async () => {
  const readme = await readFile(join(work, 'node_modules/@keyprint/cdktf/README.md'), 'utf8')
  for (const [, name = '', code = ''] of readme.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g))
    await writeFile(join(work, name), code)
  await writeFile(join(work, 'package.json'), '{ "type": "module" }')
  const options = { target: 'ES2023', module: 'NodeNext', strict: true, types: ['node'], skipLibCheck: true }
  await writeFile(
    join(work, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['main.ts'] }),
  )

  await run('npx', ['tsc', '-p', work], ROOT)
  await run(process.execPath, [join(work, 'main.js')], work)

  const stack = await readFile(join(work, 'cdktf.out/stacks/shop-dev/cdk.tf.json'), 'utf8')
  expect(JSON.parse(stack).resource.aws_dynamodb_table.shop.name).toBe('dev-shop')
})
