import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const INFRA = join(import.meta.dirname, '..')
const README = join(INFRA, '../packages/saga-store/README.md')

mkdirSync(join(INFRA, 'node_modules'), { recursive: true })
const folder = mkdtempSync(join(INFRA, 'node_modules/.saga-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('the stack in the README of the saga store has its table, and a role for its workers', () => {
  const [, code = ''] = /```ts\n\/\/ main\.ts\n([\s\S]*?)```/.exec(readFileSync(README, 'utf8')) ?? []
  writeFileSync(join(folder, 'main.ts'), code)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const strict =
    '--ignoreConfig --noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node main.ts'
  execFileSync(join(INFRA, '../node_modules/.bin/tsc'), strict.split(' '), { cwd: folder, stdio: 'pipe' })
  execFileSync(process.execPath, ['--import', 'tsx', 'main.ts'], { cwd: folder, stdio: 'pipe' })

  const stack = JSON.parse(readFileSync(join(folder, 'cdktf.out/stacks/sagas-dev/cdk.tf.json'), 'utf8'))
  const [table] = Object.values<Record<string, unknown>>(stack.resource.aws_dynamodb_table)
  expect(table).toMatchObject({
    name: 'dev-sagas',
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'pk',
    range_key: 'sk',
    stream_enabled: true,
    ttl: { attribute_name: 'expiresAt', enabled: true },
  })
  expect(table?.global_secondary_index).toHaveLength(2)
  const policies = JSON.stringify(stack.resource.aws_iam_role_policy ?? stack.resource.aws_iam_policy)
  for (const action of ['PutItem', 'UpdateItem', 'DeleteItem', 'GetItem', 'Query', 'GetRecords'])
    expect(policies).toContain(`dynamodb:${action}`)
  expect(policies).not.toContain('dynamodb:Scan')
})
