import { BatchWriteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { dataApi } from '../design.js'
import { notePlaces } from '../directory/directory.js'
import { inChunks } from '../rows/in-chunks.js'
import { type RowKey, storedKey } from '../rows/key.js'
import { newTenantId, prefixOf } from '../tenants/tenant-id.js'
import { type Caller, httpApi } from '../testing/http-api.js'
import { watch } from '../testing/watched-client.js'

const FOREIGN_ROWS = Number(process.env.DATA_API_FOREIGN_ROWS || 2_000)
const OWN_ROWS = 40

describeWithDynamoDB('what a list costs', () => {
  const api = httpApi()
  const { client, tableName } = api.table
  const seen = watch(client)

  it(`is the same beside 1 foreign row and beside ${FOREIGN_ROWS}, for items written directly too`, async () => {
    const tenant = await api.caller()
    for (let n = 0; n < OWN_ROWS; n++) await writeDirectly(tenant, n)
    await writeForeign(1)
    await api.drainStream()
    const before = await cost(tenant)
    await writeForeign(FOREIGN_ROWS)
    const after = await cost(tenant)

    expect(before.items).toHaveLength(OWN_ROWS)
    expect(after).toEqual(before)
    expect(before.units).toBeGreaterThan(0)
    expect(before.sent).not.toContain('Scan')
    console.info(`${OWN_ROWS} items cost ${after.units} units in ${after.sent.length} requests`)
  })

  async function cost({ call, prefix }: Caller) {
    seen.reset()
    const { items } = (await call('scan', { limit: 1_000 })).body
    const { body } = await call('query', { pk: `${prefix}#note#1` })
    return { items, queried: body.items, units: seen.units(), sent: [...seen.sent] }
  }

  const writeDirectly = ({ prefix }: Caller, n: number) => {
    const Item = { pk: { S: `${prefix}#note#${n}` }, sk: { S: 'note' }, text: { S: 'x'.repeat(100) } }
    return client.send(new PutItemCommand({ TableName: tableName, Item }))
  }

  /** Rows of one other tenant, with their places. */
  async function writeForeign(count: number): Promise<void> {
    const tenantId = newTenantId()
    const keys = Array.from({ length: count }, (_, n) => ({
      pk: `${prefixOf(tenantId)}#note#${n}`,
      sk: 'note',
    }))
    // Without the deadline of the API: a busy machine may take its time.
    const own = connect(dataApi, api.table).forTenant(tenantId)
    for (const some of inChunks(keys, 250)) {
      await notePlaces(own, some)
      await Promise.all(inChunks(some, 25).map(putDirectly))
    }
  }

  const putDirectly = (keys: readonly RowKey[]) => {
    const requests = keys.map((key) => ({ PutRequest: { Item: storedKey(key) } }))
    return client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } }))
  }
})
