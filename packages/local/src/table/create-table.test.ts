import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  PutItemCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import { type AccessPatternSpec, DesignError } from '@keyprint/key-design'
import { expect, it } from 'vitest'
import { TableAlreadyExists } from '../errors/table-already-exists.js'
import { everything } from '../testing/designs.js'
import { describeWithDynamoDB, testTable } from '../vitest.js'
import { createTable } from './create-table.js'
import { deleteTable } from './delete-table.js'

describeWithDynamoDB('createTable', () => {
  const { client, tableName } = testTable(everything)

  it('creates an active table with every key, index and the stream of the design', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))

    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      LocalSecondaryIndexes: [{ IndexName: 'byAmount', Projection: { ProjectionType: 'KEYS_ONLY' } }],
    })
    const byRegion = Table?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === 'byRegion')
    expect(byRegion).toMatchObject({
      IndexStatus: 'ACTIVE',
      KeySchema: [
        { AttributeName: 'country', KeyType: 'HASH' },
        { AttributeName: 'region', KeyType: 'HASH' },
        { AttributeName: 'amount', KeyType: 'RANGE' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: expect.arrayContaining(['note', 'photo']) },
    })
  })

  it('enables time to live on the attribute of the design', async () => {
    const { TimeToLiveDescription } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: tableName }),
    )

    expect(TimeToLiveDescription).toMatchObject({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' })
  })

  it('refuses a table that exists already, and leaves it as it is', async () => {
    const refused = createTable(client, everything, { tableName })

    await expect(refused).rejects.toThrow(TableAlreadyExists)
    await expect(refused).rejects.toMatchObject({ code: 'TABLE_ALREADY_EXISTS', tableName })
    await client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'a' }, sk: { S: 'b' } } }))
  })

  it('refuses a design that cannot work, before anything is made', async () => {
    const orders: AccessPatternSpec = { kind: 'query', entities: ['order'] }
    const design = { table: everything.table, entities: {}, accessPatterns: { orders } }

    await expect(createTable(client, design, { tableName: `${tableName}-wrong` })).rejects.toThrow(
      new DesignError(["Access pattern 'orders': it reads entity 'order', which is not in the design."]),
    )
  })

  it('gives way to deleteTable, after which the name is free', async () => {
    const name = { tableName: `${tableName}-again` }
    await createTable(client, everything, name)
    await deleteTable(client, name)
    await createTable(client, everything, name)
    await deleteTable(client, name)

    const gone = client.send(new DescribeTableCommand({ TableName: name.tableName }))
    await expect(gone).rejects.toThrow(ResourceNotFoundException)
  })
})
