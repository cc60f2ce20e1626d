import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { givenUp } from '../testing/given-up.js'
import { testTable } from '../vitest.js'
import { startFaultProxy } from './fault-proxy.js'
import * as faults from './faults.js'

const indexedTable = defineTable('indexed', {
  partitionKey: 'id',
  indexes: { byOwner: { partitionKey: 'owner' } },
})
const thing = defineEntity(indexedTable, 'thing', {
  attributes: { thingId: string(), of: string() },
  key: { partition: '{thingId}' },
  indexes: { ofOwner: { on: 'byOwner', partition: '{of}' } },
})
const design = defineDesign({ table: indexedTable, entities: { thing }, accessPatterns: {} })

const { endpoint, client: direct, tableName: TableName } = testTable(design)
const proxy = await startFaultProxy(endpoint)
const patient = proxy.client()
const once = proxy.client({ maxAttempts: 1 })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const itemOf = (id: string) => ({ id: { S: id }, owner: { S: 'o' } })
const put = (id: string) => new PutItemCommand({ TableName, Item: itemOf(id) })
const stored = async (id: string) =>
  (await direct.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }))).Item
const owned = async () => {
  const query = {
    TableName,
    IndexName: 'byOwner',
    KeyConditionExpression: '#o = :o',
    ExpressionAttributeNames: { '#o': 'owner' },
    ExpressionAttributeValues: { ':o': { S: 'o' } },
  }
  return (await once.send(new QueryCommand(query))).Items?.map(({ id }) => id?.S).sort()
}

describe('truncate', () => {
  it('executes the request and closes the connection in the middle of the answer', async () => {
    await direct.send(put('t1'))
    proxy.inject({ fault: faults.truncate() })
    const get = new GetItemCommand({ TableName, Key: { id: { S: 't1' } } })
    await expect(once.send(get)).rejects.toMatchObject({ code: 'ECONNRESET' })

    proxy.inject({ fault: faults.truncate() })
    await expect(once.send(put('t2'))).rejects.toThrow()
    expect(await stored('t2')).toBeDefined()
  })
})

describe('hang', () => {
  it('never answers and executes nothing', async () => {
    proxy.inject({ fault: faults.hang() })
    await givenUp(once, proxy, put('h1'))
    expect(await stored('h1')).toBeUndefined()
  })

  it('executes the request where it is told to', async () => {
    proxy.inject({ fault: faults.hang({ executed: true }) })
    await givenUp(once, proxy, put('h2'))
    await expect.poll(() => stored('h2')).toBeDefined()
  })

  it('does not keep the proxy from stopping', async () => {
    const other = await startFaultProxy(endpoint)
    other.inject({ fault: faults.hang() })
    const sent = other.client({ maxAttempts: 1 }).send(put('h3'))
    const failed = expect(sent).rejects.toMatchObject({ code: 'ECONNRESET' })
    await expect.poll(() => other.requests.length).toBe(1)
    await other.stop()
    await failed
  })
})

describe('transactionInProgress', () => {
  it('refuses a transaction and executes nothing', async () => {
    proxy.inject({ fault: faults.transactionInProgress() })
    const TransactItems = [{ Put: { TableName, Item: itemOf('p1') } }]

    await expect(once.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toMatchObject({
      name: 'TransactionInProgressException',
    })
    expect(await stored('p1')).toBeUndefined()
  })
})

describe('unprocessed', () => {
  const ids = ['u1', 'u2', 'u3', 'u4']
  const write = () =>
    once.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName]: ids.map((id) => ({ PutRequest: { Item: itemOf(id) } })) },
      }),
    )
  const left = async () =>
    (await write()).UnprocessedItems?.[TableName]?.map(({ PutRequest }) => PutRequest?.Item?.id?.S)

  it('processes such a share of a batch as it is told', async () => {
    proxy.inject({ fault: faults.unprocessed({ processed: 0.75 }) })
    expect(await left()).toEqual(['u4'])
    proxy.inject({ fault: faults.unprocessed({ processed: 0 }) })
    expect(await left()).toEqual(ids)
    expect(() => faults.unprocessed({ processed: 2 })).toThrow(RangeError)
  })

  it('leaves out any of them by a seed, the same ones each time', async () => {
    const by = async (seed: number) => {
      proxy.inject({ fault: faults.unprocessed({ seed }) })
      return (await left())?.join()
    }
    const seeds = [1, 2, 3, 4, 5, 6]
    const first = await Promise.all(seeds.slice(0, 1).map(by))
    const all: (string | undefined)[] = []
    for (const seed of seeds) all.push(await by(seed))

    expect(all[0]).toBe(first[0])
    expect(new Set(all).size).toBeGreaterThan(1)
  })

  it('reads what it processes', async () => {
    await direct.send(put('u1'))
    proxy.inject({ fault: faults.unprocessed({ processed: 0.25 }) })
    const Keys = ids.map((id) => ({ id: { S: id } }))
    const { Responses, UnprocessedKeys } = await once.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }),
    )
    expect(Responses?.[TableName]).toEqual([itemOf('u1')])
    expect(UnprocessedKeys?.[TableName]?.Keys).toEqual(Keys.slice(1))
  })
})

describe('indexLag', () => {
  it('shows an index as it was when the same was asked before', async () => {
    await direct.send(put('i1'))
    const before = await owned()
    await direct.send(put('i2'))
    proxy.inject({ fault: faults.indexLag() })

    expect(await owned()).toEqual(before)
    expect(await owned()).toEqual([...(before ?? []), 'i2'].sort())
  })

  it('shows nothing where the same was not asked before', async () => {
    await direct.send(put('i3'))
    proxy.inject({ fault: faults.indexLag() })

    expect(await owned()).toEqual([])
    expect(await owned()).toContain('i3')
  })

  it('shows an item that was deleted meanwhile', async () => {
    await direct.send(put('i4'))
    await owned()
    await direct.send(new DeleteItemCommand({ TableName, Key: { id: { S: 'i4' } } }))
    proxy.inject({ fault: faults.indexLag() })

    expect(await owned()).toContain('i4')
    expect(await owned()).not.toContain('i4')
  })

  it('leaves the table alone', async () => {
    await direct.send(put('i5'))
    proxy.inject({ fault: faults.indexLag(), times: 'always' })
    const query = {
      TableName,
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': { S: 'i5' } },
    }
    expect((await once.send(new QueryCommand(query))).Count).toBe(1)
  })
})

describe('clockSkew', () => {
  it('refuses a signature that is off, until the SDK has corrected its clock', async () => {
    proxy.inject({ fault: faults.clockSkew(), times: 'always' })
    await patient.send(put('c1'))

    expect(proxy.requests).toHaveLength(2)
    await patient.send(put('c2'))
    expect(proxy.requests).toHaveLength(3)
    expect(await stored('c2')).toBeDefined()
  })

  it('lets pass what is a little off', async () => {
    proxy.inject({ fault: faults.clockSkew(60_000), times: 'always' })
    await once.send(put('c3'))
    expect(await stored('c3')).toBeDefined()
  })
})
