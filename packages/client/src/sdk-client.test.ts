import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ConfigurationError, CredentialsError, connect } from './index.js'
import { sdkClient } from './sdk-client.js'
import { newOrder, orderKey } from './testing/orders.js'
import { rejection } from './testing/rejection.js'
import { shop } from './testing/shop.js'

const { tableName, endpoint } = testTable(shop)
const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }

describe('a client that is made of a region or an endpoint', () => {
  it('does what a given one does', async () => {
    const db = connect(shop, { region: 'local', endpoint, credentials, tableName })
    await db.order.put(newOrder('o1'))
    await db.order.update(orderKey('o1'), { set: { status: 'paid' } })
    expect(await db.order.get(orderKey('o1'))).toMatchObject({ status: 'paid' })
    expect(await db.ordersByStatus({ status: 'paid' }).collect()).toHaveLength(1)
    expect(await rejection(db.order.create(newOrder('o1')))).toMatchObject({ code: 'ALREADY_EXISTS' })
    await db.transact((tx) => [tx.order.delete(orderKey('o1'))])
    expect(await db.order.get(orderKey('o1'), { signal: new AbortController().signal })).toBeUndefined()
  })

  it('takes credentials from a function, when it sends', async () => {
    const failing = connect(shop, {
      region: 'local',
      endpoint,
      tableName,
      credentials: async () => {
        throw Object.assign(new Error('the vault is closed'), { name: 'CredentialsProviderError' })
      },
    })
    expect(await rejection(failing.order.get(orderKey('o1')))).toBeInstanceOf(CredentialsError)
  })

  it('lets the SDK keep its middleware from call to call, which a given client decides for itself', () => {
    expect(sdkClient({ region: 'local' })).toMatchObject({ config: { cacheMiddleware: true } })
    const given = new DynamoDBClient({ region: 'local' })
    expect(sdkClient({ client: given })).toBe(given)
    expect(given.config.cacheMiddleware).toBeFalsy()
  })

  it('finds its region as the SDK does', async () => {
    const made = sdkClient({})
    vi.stubEnv('AWS_REGION', 'eu-north-1')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(await made.config.region()).toBe('eu-north-1')
  })
})

describe('an endpoint beside a client', () => {
  it('is refused where the client has none', () => {
    const client = new DynamoDBClient({ region: 'local' })
    const connecting = () => connect(shop, { client, endpoint, tableName })
    expect(connecting).toThrow(ConfigurationError)
    expect(connecting).toThrow('give it to the client instead')
  })

  it('may be given along with one that has it, as a test table does', () => {
    connect(shop, { client: new DynamoDBClient({ region: 'local', endpoint }), endpoint, tableName })
  })
})
