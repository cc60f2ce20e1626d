import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { storedKey } from '../rows/key.js'
import { type Caller, httpApi } from '../testing/http-api.js'
import { forgetPlaces, listPlaces, notePlaces } from './directory.js'

describeWithDynamoDB('places are forgotten', () => {
  const api = httpApi()
  const { db, table } = api.services
  const keyOf = ({ prefix }: Caller, id: number) => ({ pk: `${prefix}#note#${id}`, sk: 'note' })
  const putRow = (key: ReturnType<typeof keyOf>) =>
    table.client.send(new PutItemCommand({ TableName: table.tableName, Item: storedKey(key) }))
  const placesOf = async ({ tenantId }: Caller) =>
    (await listPlaces(db.forTenant(tenantId), 100, undefined)).keys

  async function countAt(pk: string): Promise<number | undefined> {
    const query = {
      TableName: table.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ConsistentRead: true,
    }
    return (await table.client.send(new QueryCommand(query))).Count
  }

  async function withPlaces(count: number) {
    const tenant = await api.caller()
    const keys = Array.from({ length: count }, (_, id) => keyOf(tenant, id))
    await notePlaces(db.forTenant(tenant.tenantId), keys)
    return { tenant, keys }
  }

  it('together, where nothing is at any of them', async () => {
    const { tenant, keys } = await withPlaces(50)
    expect(await forgetPlaces(db, table, tenant.tenantId, keys)).toBe(true)
    expect(await placesOf(tenant)).toEqual([])
  })

  it('not at all, where a row is there again', async () => {
    const { tenant, keys } = await withPlaces(3)
    await putRow(keyOf(tenant, 1))
    expect(await forgetPlaces(db, table, tenant.tenantId, keys)).toBe(false)
    expect(await placesOf(tenant)).toEqual(keys)
  })

  it('by a removal, with the row that came in between', async () => {
    const { tenant, keys } = await withPlaces(3)
    let came = false
    table.client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === 'TransactWriteItemsCommand' && !came) {
            came = true
            await putRow(keyOf(tenant, 1))
          }
          return next(args)
        },
      { step: 'initialize', name: 'meanwhile' },
    )
    const { body } = await tenant.call('deprovision')
    table.client.middlewareStack.remove('meanwhile')
    expect([came, body.status]).toEqual([true, 'removed'])
    expect(body.deleted).toBe(keys.length + 1)
    expect(await placesOf(tenant)).toEqual([])
    expect(await countAt(keyOf(tenant, 1).pk)).toBe(0)
  })
})
