import { describe, expect, it } from 'vitest'
import { tableInput, timeToLiveInput } from '../index.js'
import { everything, plain } from '../testing/designs.js'

describe('tableInput', () => {
  it('of a plain table names its key and nothing else', () => {
    expect(tableInput(plain.table, 'plain-1')).toEqual({
      TableName: 'plain-1',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    })
  })

  it('has keys, indexes of both types with their projections, and the stream', () => {
    expect(tableInput(everything.table, 'everything-1')).toEqual({
      TableName: 'everything-1',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: expect.any(Array),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'byAmount',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'amount', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byRegion',
          KeySchema: [
            { AttributeName: 'country', KeyType: 'HASH' },
            { AttributeName: 'region', KeyType: 'HASH' },
            { AttributeName: 'amount', KeyType: 'RANGE' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note', 'photo'] },
        },
        {
          IndexName: 'byHash',
          KeySchema: [{ AttributeName: 'hash', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    })
  })

  it('defines every key attribute once, and no other', () => {
    expect(tableInput(everything.table, 'everything-1').AttributeDefinitions).toEqual([
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'amount', AttributeType: 'N' },
      { AttributeName: 'country', AttributeType: 'S' },
      { AttributeName: 'region', AttributeType: 'S' },
      { AttributeName: 'hash', AttributeType: 'B' },
    ])
  })
})

describe('timeToLiveInput', () => {
  it('enables the attribute of the table', () => {
    expect(timeToLiveInput(everything.table, 'everything-1')).toEqual({
      TableName: 'everything-1',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    })
  })

  it('is undefined for a table without time to live', () => {
    expect(timeToLiveInput(plain.table, 'plain-1')).toBeUndefined()
  })
})
