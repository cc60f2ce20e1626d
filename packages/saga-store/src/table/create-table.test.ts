import { randomUUID } from 'node:crypto'
import { DeleteTableCommand, DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, describe, expect, it } from 'vitest'
import {
  createIdempotencyStore,
  createPlainSagaStore,
  createSagaStore,
  createTable,
  sagaDesign,
} from '../index.js'

const { client } = testTable(sagaDesign)
const made: string[] = []
const named = () => {
  const tableName = `created-${randomUUID()}`
  made.push(tableName)
  return { client, tableName }
}
afterAll(() => Promise.all(made.map((TableName) => client.send(new DeleteTableCommand({ TableName })))))

describe('createTable', () => {
  it.each([
    ['sagas', createSagaStore],
    ['idempotency keys', createIdempotencyStore],
    ['the plain layout', createPlainSagaStore],
  ])(
    'makes the table of a store of %s, on demand, with time to live, and is fine with one that is there',
    async (_, create) => {
      const options = named()
      const store = create(options)
      await Promise.all([createTable(store), createTable(store)])
      await createTable(store)
      const { Table } = await client.send(new DescribeTableCommand({ TableName: options.tableName }))
      expect(Table).toMatchObject({
        TableStatus: 'ACTIVE',
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      })
      const { TimeToLiveDescription } = await client.send(
        new DescribeTimeToLiveCommand({ TableName: options.tableName }),
      )
      expect(TimeToLiveDescription).toEqual({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' })
    },
  )

  it('makes plain keys as such tables have them', async () => {
    const options = named()
    await createTable(createPlainSagaStore(options))
    const { Table } = await client.send(new DescribeTableCommand({ TableName: options.tableName }))
    const [hash, range] = ['HASH', 'RANGE'].map((KeyType) => ({ KeyType }))
    expect(Table?.KeySchema).toEqual([
      { AttributeName: 'sagaName', ...hash },
      { AttributeName: 'sagaId', ...range },
    ])
    expect(Table?.GlobalSecondaryIndexes).toEqual([
      expect.objectContaining({
        IndexName: 'correlationIndex',
        KeySchema: [
          { AttributeName: 'sagaName', ...hash },
          { AttributeName: 'correlationId', ...range },
        ],
      }),
    ])
  })
})
