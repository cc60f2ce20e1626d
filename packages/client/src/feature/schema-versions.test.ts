import { DynamoDBClient, type PutItemCommandInput } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { ConfigurationError, connectWith, gets, puts, schemaVersions } from '../index.js'
import { design2 } from '../testing/versions/customers.js'

const options = { client: new DynamoDBClient({ region: 'local' }), tableName: 'customers' }
const c1 = { customerId: 'c1' }

it('a client without it refuses entities with versions, by name', () => {
  const db = connectWith(gets, puts)(design2, options)
  expect(() => db.customer).toThrow(ConfigurationError)
  expect(() => db.customer).toThrow("'customer'; add schemaVersions to connectWith(…)")
})

it('a client with it reads and puts them, and has upgrade', () => {
  const db = connectWith(gets, puts, schemaVersions)(design2, options)
  expect(db.customer.get(c1).params().Key).toEqual({ pk: { S: 'CUSTOMER#c1' }, sk: { S: 'PROFILE' } })
  const { Item, ConditionExpression, ExpressionAttributeNames } = db.customer
    .put({ ...c1, firstName: 'Ada', lastName: 'King' })
    .params() as PutItemCommandInput
  expect(Item).toMatchObject({ _schemaVersion: { N: '2' } })
  expect(ConditionExpression).toBe(
    'attribute_not_exists(#1) OR #2 <= :1 OR (attribute_not_exists(#0) OR #0 <= :0)',
  )
  expect(ExpressionAttributeNames).toEqual({ '#0': '_schemaVersion', '#1': 'pk', '#2': 'expiresAt' })
  expect(() => db.customer.upgrade(c1).params()).toThrow('depends on the item as it is stored')
})
