import { testTable } from '@keyprint/local/vitest'
import { expect, it } from 'vitest'
import { documentDesign } from '../design/document-design.js'
import { aContext } from '../fixtures/context.js'
import { anOrder, collections, orderKey } from '../fixtures/orders.js'
import { openStores } from './open-stores.js'

const design = { partitionKey: 'PK', sortKey: 'SK', timeToLive: 'ttl' }
const { endpoint, tableName } = testTable(documentDesign(collections, design))

it('a table with other key names is found by ServiceUrl and nothing else', async () => {
  const DynamoDb = {
    TableName: tableName,
    PartitionKeyName: 'PK',
    SortKeyName: 'SK',
    ServiceUrl: endpoint,
    TimeToLive: { AttributeName: 'ttl' },
  }
  const stores = openStores(collections, { json: { DataStores: { Document: { DynamoDb } } } })
  expect(await stores.health()).toEqual({ status: 'ok', problems: [] })
  await stores.for(aContext()).insert('order', anOrder)
  expect((await stores.for(aContext()).get('order', orderKey))?.document).toEqual(anOrder)
})

it('a table that is not as the collections have it is told', async () => {
  const DynamoDb = { TableName: tableName, ServiceUrl: endpoint }
  const stores = openStores(collections, { json: { DataStores: { Document: { DynamoDb } } } })
  const { status, problems } = await stores.health()
  expect(status).toBe('failing')
  expect(problems.join()).toContain('PK')
})
