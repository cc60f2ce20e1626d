import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedFolder } from './packed-folder.js'
import { run } from './run.js'
import { ROOT } from './workspace.js'

/** What a user installs beside ours. It is linked: the AWS bindings alone have 540 MB. */
const PEERS = ['cdktf', 'constructs', '@cdktf/provider-aws', '@types/node']

const folder = packedFolder(['key-design', 'iam', 'cdktf'], PEERS)

test("the example of the constructs' README works with the packed packages", async () => {
  const readme = await readFile(join(folder(), 'node_modules/@keyprint/cdktf/README.md'), 'utf8')
  for (const [, name = '', code = ''] of readme.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g))
    await writeFile(join(folder(), name), code)
  const options = { target: 'ES2023', module: 'NodeNext', strict: true, types: ['node'], skipLibCheck: true }
  await writeFile(
    join(folder(), 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['main.ts'] }),
  )

  await run('npx', ['tsc', '-p', folder()], ROOT)
  await run(process.execPath, [join(folder(), 'main.js')], folder())

  const stack = await readFile(join(folder(), 'cdktf.out/stacks/shop-dev/cdk.tf.json'), 'utf8')
  expect(JSON.parse(stack).resource.aws_dynamodb_table.shop.name).toBe('dev-shop')
})
