import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  AccessDeniedError,
  ConfigurationError,
  CredentialsError,
  connect,
  OutcomeUnknownError,
  TableNotFoundError,
  ThrottledError,
  UnavailableError,
  ValidationError,
} from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const proxy = await startFaultProxy(table.endpoint)
const { tableName } = table
const db = connect(shop, { client: proxy.client(), tableName })
const once = connect(shop, { client: proxy.client({ maxAttempts: 1 }), tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const refused = (code: string, status = 400) => faults.serviceError({ status, code, message: 'because' })
const read = () => once.order.get(orderKey('o1'))
const write = () => once.order.put(newOrder('o1'))

describe('what DynamoDB refuses has an error of its own', () => {
  it.each<[string, abstract new (...given: never[]) => Error, string, string]>([
    [
      'ProvisionedThroughputExceededException',
      ThrottledError,
      'THROTTLED',
      'was throttled, also after the retries',
    ],
    ['ThrottlingException', ThrottledError, 'THROTTLED', 'try again later, or raise the capacity'],
    ['RequestLimitExceeded', ThrottledError, 'THROTTLED', 'was throttled'],
    ['AccessDeniedException', AccessDeniedError, 'ACCESS_DENIED', 'was denied (because); grant the action'],
    [
      'UnrecognizedClientException',
      CredentialsError,
      'CREDENTIALS',
      'was not signed with valid credentials (because)',
    ],
    ['ExpiredTokenException', CredentialsError, 'CREDENTIALS', "check the SDK's credential chain"],
    ['InvalidSignatureException', CredentialsError, 'CREDENTIALS', 'was not signed with valid credentials'],
    ['ResourceNotFoundException', TableNotFoundError, 'TABLE_NOT_FOUND', `There is no table '${tableName}'`],
    ['ValidationException', ValidationError, 'VALIDATION', 'was refused by DynamoDB: because'],
  ])('%s', async (name, Class, code, message) => {
    for (const [operation, call] of [['GetItem', read] as const, ['PutItem', write] as const]) {
      proxy.inject({ fault: refused(name) })
      const error = await rejection(call())
      expect(error).toBeInstanceOf(Class)
      expect(error).toMatchObject({ name: Class.name, code })
      expect(error.message).toContain(message)
      if (!(error instanceof TableNotFoundError)) expect(error.message).toContain(operation)
      if (!(error instanceof ValidationError)) expect(error.cause).toMatchObject({ name })
    }
  })

  it('a conflict with a transaction, once it has been tried again', async () => {
    proxy.inject({ operation: 'PutItem', fault: faults.transactionConflict(), times: 2 })
    await db.order.put(newOrder('conflict'))
    expect(await db.order.get(orderKey('conflict'))).toBeDefined()

    proxy.inject({ operation: 'UpdateItem', fault: faults.transactionConflict(), times: 100 })
    const error = await rejection(db.order.update(orderKey('conflict'), { set: { total: 1 } }))
    expect(error).toMatchObject({ name: 'TransactionConflictError', code: 'TRANSACTION_CONFLICT' })
    expect(error.message).toContain('UpdateItem met a transaction on the same item, also after retries')
  })

  it('and what is not known is passed on as it is', async () => {
    proxy.inject({ fault: refused('ItemCollectionSizeLimitExceededException') })
    expect(await rejection(write())).toMatchObject({ name: 'ItemCollectionSizeLimitExceededException' })
  })
})

describe('throttling', () => {
  it('is tried again by the SDK', async () => {
    proxy.inject({ fault: faults.throttle(), times: 2 })
    await db.order.put(newOrder('throttled'))
    expect(proxy.requests).toHaveLength(3)
  })
})

describe('a table that is not there', () => {
  it('is said by its name', async () => {
    const lost = connect(shop, { client: table.client, tableName: 'no-such-table' })
    const error = await rejection(lost.order.get(orderKey('o1')))
    expect(error).toMatchObject({ code: 'TABLE_NOT_FOUND', tableName: 'no-such-table' })
    expect(error.message).toContain('check its name, the region and the endpoint')
  })
})

describe('a request that never left', () => {
  const config = { region: 'local', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }
  const through = (client: DynamoDBClient) => connect(shop, { client, tableName: 'shop' })

  it('was not done: nothing listens there', async () => {
    const nowhere = through(new DynamoDBClient({ ...config, endpoint: 'http://127.0.0.1:9', maxAttempts: 2 }))
    expect(await rejection(nowhere.order.get(orderKey('o1')))).toBeInstanceOf(UnavailableError)
    const error = await rejection(nowhere.order.put(newOrder('o1')))
    expect(error).toBeInstanceOf(UnavailableError)
    expect(error.message).toContain('check endpoint and network, then try again')
  })

  it('had no credentials', async () => {
    const credentials = async () => {
      const error = new Error('Could not load credentials from any providers')
      throw Object.assign(error, { name: 'CredentialsProviderError' })
    }
    const anonymous = through(new DynamoDBClient({ ...config, credentials, endpoint: table.endpoint }))
    expect(await rejection(anonymous.order.get(orderKey('o1')))).toBeInstanceOf(CredentialsError)
    expect(await rejection(anonymous.order.put(newOrder('o1')))).toBeInstanceOf(CredentialsError)
  })

  it('had no region', async () => {
    const region = async () => {
      throw new Error('Region is missing')
    }
    const nowhere = through(new DynamoDBClient({ credentials: config.credentials, region }))
    for (const call of [nowhere.order.get(orderKey('o1')), nowhere.order.put(newOrder('o1'))]) {
      const error = await rejection(call)
      expect(error).not.toBeInstanceOf(OutcomeUnknownError)
      expect(error).toBeInstanceOf(ConfigurationError)
      expect(error.message).toContain('has no region')
    }
  })

  it('took longer than the user allows', async () => {
    const requestHandler = { requestTimeout: 50, throwOnRequestTimeout: true }
    const hasty = connect(shop, { client: proxy.client({ requestHandler, maxAttempts: 1 }), tableName })
    proxy.inject({ fault: faults.delay(300), times: 2 })
    expect(await rejection(hasty.order.get(orderKey('o1')))).toBeInstanceOf(UnavailableError)
    expect(await rejection(hasty.order.put(newOrder('o1')))).toBeInstanceOf(OutcomeUnknownError)
  })
})
