import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { defineTable } from '@keyprint/key-design'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConfigurationError, connect, tableNameOf, tableVariable } from './index.js'
import { shop } from './testing/shop.js'

const { table } = shop
const client = new DynamoDBClient({ region: 'local' })
const nameOf = (options: { readonly tableName?: string | undefined } = {}) =>
  connect(shop, { client, ...options })
    .cart.get({ cartId: 'a' })
    .params().TableName
afterEach(() => vi.unstubAllEnvs())

describe('the name of a table', () => {
  it('is the one that is given', () => {
    vi.stubEnv('SHOP_TABLE', 'from-environment')
    expect(nameOf({ tableName: 'given' })).toBe('given')
  })

  it.each([undefined, ''])('is in the variable of the table when %j is given', (tableName) => {
    vi.stubEnv('SHOP_TABLE', 'from-environment')
    vi.stubEnv('DYNAMODB_TABLE_PREFIX', 'test-')
    expect(nameOf({ tableName })).toBe('from-environment')
  })

  it('is made of the prefix and the name in the design', () => {
    vi.stubEnv('DYNAMODB_TABLE_PREFIX', 'test-')
    expect(nameOf()).toBe('test-shop')
  })

  it('is missing at the start, and not at the first call', () => {
    const start = () => connect(shop, { client })
    expect(start).toThrow(ConfigurationError)
    expect(start).toThrow(
      "The name of table 'shop' is not configured; set SHOP_TABLE, or DYNAMODB_TABLE_PREFIX to name it by prefix, or pass tableName.",
    )
  })

  it('is missing when variables are empty', () => {
    const empty = { SHOP_TABLE: '', DYNAMODB_TABLE_PREFIX: '' }
    expect(() => tableNameOf(table, undefined, empty)).toThrow(ConfigurationError)
  })

  it.each(['ab', 'with space', 'a/b', 'x'.repeat(256), 'tabelle-ä'])('cannot be %j', (tableName) => {
    const start = () => connect(shop, { client, tableName })
    expect(start).toThrow(`'${tableName}' is no name of a DynamoDB table; it has 3 to 255 letters`)
  })

  it('may be an ARN', () => {
    const arn = 'arn:aws:dynamodb:eu-west-1:123456789012:table/shop'
    expect(nameOf({ tableName: arn })).toBe(arn)
  })

  it.each([
    ['shop', 'SHOP_TABLE'],
    ['order-saga', 'ORDER_SAGA_TABLE'],
    ['orderItems.v2', 'ORDERITEMS_V2_TABLE'],
  ])('of %s is in the variable %s', (name, variable) => {
    expect(tableVariable(defineTable(name, { partitionKey: 'pk' }).spec)).toBe(variable)
  })
})
