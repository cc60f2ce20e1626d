import { BatchWriteItemCommand, paginateScan, type WriteRequest } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { faults, startFaultProxy } from '../index.js'
import { plain } from '../testing/designs.js'
import { testTable } from '../vitest/test-table.js'
import { emptyTable } from './empty-table.js'

const table = testTable(plain)
const { tableName, client } = table

const item = (i: number): WriteRequest => ({
  PutRequest: { Item: { id: { S: `item-${i}` }, padding: { S: 'x'.repeat(30_000) } } },
})

async function count(): Promise<number> {
  let found = 0
  for await (const { Count = 0 } of paginateScan({ client }, { TableName: tableName })) found += Count
  return found
}

it('deletes every item, of several pages, also what a batch left undone', async () => {
  for (let from = 0; from < 50; from += 25) {
    const items = Array.from({ length: 25 }, (_, i) => item(from + i))
    await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: items } }))
  }
  expect(await count()).toBe(50)
  const proxy = await startFaultProxy(table.endpoint)
  proxy.inject({ operation: 'BatchWriteItem', fault: faults.unprocessed(), times: 2 })

  await emptyTable(proxy.client(), { tableName })

  expect(await count()).toBe(0)
  await proxy.stop()
})

it('leaves an empty table as it is', async () => {
  await emptyTable(client, { tableName })

  expect(await count()).toBe(0)
})
