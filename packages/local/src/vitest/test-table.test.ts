import { ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, describe, expect, it } from 'vitest'
import { localClient } from '../server/local-client.js'
import { plain } from '../testing/designs.js'
import { describeWithDynamoDB } from './describe-with-dynamodb.js'
import { type TestTable, testTable } from './test-table.js'

const table = testTable(plain)

async function tableNames({ endpoint }: TestTable): Promise<readonly string[]> {
  return (await localClient(endpoint).send(new ListTablesCommand({}))).TableNames ?? []
}

it('exists during the tests, under a name of its own', async () => {
  expect(table.tableName).toMatch(/^plain-[0-9a-f-]{36}$/)
  await table.client.send(new PutItemCommand({ TableName: table.tableName, Item: { id: { S: 'a' } } }))
})

describeWithDynamoDB('in a suite', () => {
  let inner: TestTable
  afterAll(async () => expect(await tableNames(table)).not.toContain(inner.tableName))

  describe('of its own', () => {
    inner = testTable(plain)

    it('is another table', async () => {
      expect(await tableNames(table)).toEqual(expect.arrayContaining([table.tableName, inner.tableName]))
    })
  })
})
