import { ListTablesCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
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

describeWithDynamoDB('where DYNAMODB_TEST_TABLE names a table', () => {
  const put = (id: string) =>
    table.client.send(new PutItemCommand({ TableName: table.tableName, Item: { id: { S: id } } }))
  const count = async () =>
    (await table.client.send(new ScanCommand({ TableName: table.tableName, Select: 'COUNT' }))).Count
  afterAll(async () => {
    expect(await count()).toBe(0)
    expect(await tableNames(table)).toContain(table.tableName)
  })

  describe('tests', () => {
    beforeAll(() => put('left by somebody'))
    vi.stubEnv('DYNAMODB_TEST_TABLE', table.tableName)
    const given = testTable(plain)
    vi.unstubAllEnvs()

    it('use that one, which they find empty', async () => {
      expect(given.tableName).toBe(table.tableName)
      expect(await count()).toBe(0)
      await put('left by this test')
    })
  })
})
