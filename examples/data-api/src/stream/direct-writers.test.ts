import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { notePlaces } from '../directory/directory.js'
import { repair } from '../directory/repair.js'
import { type Caller, httpApi } from '../testing/http-api.js'
import { blocks } from '../testing/readme.js'

/** A function as tenants write them, which the README shows: CommonJS, what Lambda brings, two variables. */
const [FUNCTION = ''] = blocks('js')
const RUN = `require('./index.js').handler(JSON.parse(process.argv[1])).then((item) => console.log(JSON.stringify(item)))`

describeWithDynamoDB('a function that writes to the table directly', () => {
  const api = httpApi()
  let tenant: Caller
  let folder: string

  beforeAll(async () => {
    tenant = await api.caller()
    folder = await mkdtemp(join(tmpdir(), 'data-api-function-'))
    await writeFile(join(folder, 'index.js'), FUNCTION)
    const require = createRequire(import.meta.url)
    const sdk = dirname(dirname(dirname(require.resolve('@aws-sdk/lib-dynamodb/package.json'))))
    // As the runtime has it: there, though nobody has installed it.
    await symlink(sdk, join(folder, 'node_modules'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function invoke(event: object): Promise<unknown> {
    const { tableName, prefix } = (await tenant.call('info')).body
    const env = {
      ...process.env,
      DYNAMODB_TABLE: tableName,
      DYNAMODB_PREFIX: prefix,
      AWS_ENDPOINT_URL_DYNAMODB: api.table.endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    }
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, ['-e', RUN, JSON.stringify(event)], { cwd: folder, env })
    return JSON.parse(stdout)
  }
  const key = (id: string) => ({ pk: `${tenant.prefix}#order#${id}`, sk: 'order' })
  const listed = async () => (await tenant.call('scan', { limit: 1000 })).body.items

  it('works on the same data as the API', async () => {
    const saved = await invoke({ action: 'save', id: '1', total: 12.5, lines: [{ sku: 'tea' }] })
    expect(saved).toEqual({ ...key('1'), total: 12.5, lines: [{ sku: 'tea' }] })
    expect((await tenant.call('get', key('1'))).body.item).toEqual(saved)
    await tenant.call('put', { item: { ...key('2'), total: 1 } })
    expect(await invoke({ action: 'show', id: '2' })).toEqual({ ...key('2'), total: 1 })
  })

  it('has its items in lists as soon as the stream has told of them, and no longer than that', async () => {
    await invoke({ action: 'save', id: '3' })
    await api.drainStream()
    expect(await listed()).toContainEqual(key('3'))
    await invoke({ action: 'remove', id: '3' })
    expect(await listed()).not.toContainEqual(key('3'))
    await api.drainStream()
    const { places } = api.services.db.forTenant(tenant.tenantId)
    expect((await places({}).collect()).map(({ itemPk }) => itemPk)).not.toContain(key('3').pk)
  })

  it('may write keys that the API would not', async () => {
    for (const pk of [
      `${tenant.prefix}#a`,
      `${tenant.prefix}#%#50 %`,
      `${tenant.prefix}##`,
      `${tenant.prefix}#${'é#'.repeat(400)}`,
      `${tenant.prefix}#\u0000😀`,
    ])
      await api.table.client.send(
        new PutItemCommand({
          TableName: api.table.tableName,
          Item: { pk: { S: pk }, sk: { S: '#'.repeat(1_000) } },
        }),
      )
    await api.drainStream()
    const before = await listed()
    expect(before.filter(({ sk }: { sk: string }) => sk.startsWith('##'))).toHaveLength(5)
  })

  it('is in lists again after a repair of the directory', async () => {
    await invoke({ action: 'save', id: '4' })
    await notePlaces(api.services.db.forTenant(tenant.tenantId), [key('ghost')])
    await tenant.call('put', { item: key('kept') })
    const { noted, forgotten } = await repair(api.services)
    expect([noted > 0, forgotten]).toEqual([true, 1])
    expect(await listed()).toContainEqual(key('4'))
    expect(await listed()).toContainEqual(key('kept'))
  })
})
