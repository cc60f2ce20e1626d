import { setTimeout as sleep } from 'node:timers/promises'
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  TransactionCanceledException,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { plain } from '../testing/designs.js'
import { givenUp } from '../testing/given-up.js'
import { testTable } from '../vitest.js'
import { startFaultProxy } from './fault-proxy.js'
import * as faults from './faults.js'

const { endpoint, client: direct, tableName: TableName } = testTable(plain)
const proxy = await startFaultProxy(endpoint)
const patient = proxy.client()
const once = proxy.client({ maxAttempts: 1 })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const put = (id: string) => new PutItemCommand({ TableName, Item: { id: { S: id } } })
const countUp = (id: string) =>
  new UpdateItemCommand({
    TableName,
    Key: { id: { S: id } },
    UpdateExpression: 'ADD visits :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  })
const stored = async (id: string) =>
  (await direct.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }))).Item

describe('without a fault', () => {
  it('changes nothing and records every request', async () => {
    await patient.send(put('plain'))
    const { Item, $metadata } = await patient.send(
      new GetItemCommand({ TableName, Key: { id: { S: 'plain' } } }),
    )

    expect(Item).toEqual({ id: { S: 'plain' } })
    expect($metadata.requestId).toEqual(expect.any(String))
    expect(proxy.requests).toEqual([
      { operation: 'PutItem', body: { TableName, Item: { id: { S: 'plain' } } } },
      { operation: 'GetItem', body: { TableName, Key: { id: { S: 'plain' } } } },
    ])
  })

  it('passes errors of DynamoDB on as they are', async () => {
    const missing = once.send(new GetItemCommand({ TableName: 'missing', Key: { id: { S: 'a' } } }))

    await expect(missing).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('throttle', () => {
  it('is the exception of DynamoDB, and the SDK tries again', async () => {
    proxy.inject({ fault: faults.throttle() })
    await expect(once.send(put('throttled'))).rejects.toThrow(ProvisionedThroughputExceededException)
    expect(await stored('throttled')).toBeUndefined()

    proxy.inject({ fault: faults.throttle(), operation: 'PutItem', times: 2 })
    await patient.send(put('throttled'))
    expect(proxy.requests).toHaveLength(4)
  })
})

describe('serverError', () => {
  it.each([500, 503] as const)('answers %i', async (status) => {
    proxy.inject({ fault: faults.serverError(status) })

    await expect(once.send(put('failed'))).rejects.toMatchObject({ $metadata: { httpStatusCode: status } })
    expect(await stored('failed')).toBeUndefined()
  })
})

describe('serviceError', () => {
  it('is any error the test needs', async () => {
    proxy.inject({
      fault: faults.serviceError({ status: 400, code: 'AccessDeniedException', message: 'No.' }),
    })

    await expect(once.send(put('denied'))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'No.',
    })
  })
})

describe('loseAnswer', () => {
  it('executes the request, and the client does not learn of it', async () => {
    proxy.inject({ fault: faults.loseAnswer() })

    await expect(once.send(put('unknown'))).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await stored('unknown')).toEqual({ id: { S: 'unknown' } })
  })

  it('lets a retry count twice', async () => {
    proxy.inject({ operation: 'UpdateItem', fault: faults.loseAnswer() })
    await patient.send(countUp('counter'))

    expect(await stored('counter')).toMatchObject({ visits: { N: '2' } })
  })
})

describe('loseRequest', () => {
  it('does not execute the request', async () => {
    proxy.inject({ fault: faults.loseRequest() })

    await expect(once.send(put('lost'))).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await stored('lost')).toBeUndefined()
  })
})

describe('unprocessed', () => {
  const putRequest = (id: string) => ({ PutRequest: { Item: { id: { S: id } } } })

  it('writes the first half of a batch and gives the rest back', async () => {
    proxy.inject({ fault: faults.unprocessed() })
    const requests = ['w1', 'w2', 'w3', 'w4', 'w5'].map(putRequest)
    const { UnprocessedItems } = await once.send(
      new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }),
    )

    expect(UnprocessedItems).toEqual({ [TableName]: requests.slice(2) })
    expect(await stored('w2')).toBeDefined()
    expect(await stored('w3')).toBeUndefined()
  })

  it('reads the first half of a batch and gives the other keys back', async () => {
    await Promise.all(['r1', 'r2'].map((id) => direct.send(put(id))))
    proxy.inject({ fault: faults.unprocessed() })
    const Keys = ['r1', 'r2'].map((id) => ({ id: { S: id } }))
    const { Responses, UnprocessedKeys } = await once.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
    )

    expect(Responses).toEqual({ [TableName]: [{ id: { S: 'r1' } }] })
    expect(UnprocessedKeys).toEqual({ [TableName]: { Keys: [{ id: { S: 'r2' } }], ConsistentRead: true } })
  })

  it('processes nothing of a batch of one', async () => {
    proxy.inject({ fault: faults.unprocessed(), times: 2 })
    const write = { [TableName]: [putRequest('single')] }
    const { UnprocessedItems } = await once.send(new BatchWriteItemCommand({ RequestItems: write }))
    const read = { [TableName]: { Keys: [{ id: { S: 'single' } }] } }
    const { Responses, UnprocessedKeys } = await once.send(new BatchGetItemCommand({ RequestItems: read }))

    expect(UnprocessedItems).toEqual(write)
    expect(Responses).toEqual({})
    expect(UnprocessedKeys).toEqual(read)
    expect(await stored('single')).toBeUndefined()
  })
})

describe('transactionConflict', () => {
  const item = (id: string): TransactWriteItem => ({ Put: { TableName, Item: { id: { S: id } } } })

  it('cancels a transaction with a reason for every item', async () => {
    proxy.inject({ fault: faults.transactionConflict() })
    const transaction = new TransactWriteItemsCommand({ TransactItems: [item('t1'), item('t2')] })
    const error: unknown = await once.send(transaction).catch((caught: unknown) => caught)

    expect(error).toBeInstanceOf(TransactionCanceledException)
    expect(error).toMatchObject({
      message: expect.stringContaining('[TransactionConflict, None]'),
      CancellationReasons: [{ Code: 'TransactionConflict', Message: expect.any(String) }, { Code: 'None' }],
    })
    expect(await stored('t2')).toBeUndefined()
  })

  it('refuses a single write with an exception of its own', async () => {
    proxy.inject({ fault: faults.transactionConflict() })

    await expect(once.send(put('conflict'))).rejects.toThrow(TransactionConflictException)
  })
})

describe('delay', () => {
  it('answers late', async () => {
    proxy.inject({ fault: faults.delay(150) })
    const started = performance.now()
    await once.send(put('late'))

    expect(performance.now() - started).toBeGreaterThan(140)
  })

  it('executes the request though the client gave up', async () => {
    proxy.inject({ fault: faults.delay(2_000) })
    await givenUp(once, proxy, put('abandoned'))
    await expect.poll(() => stored('abandoned')).toBeDefined()
  })

  it('executes nothing after the proxy has stopped', async () => {
    const other = await startFaultProxy(endpoint)
    other.inject({ fault: faults.delay(500) })
    const client = other.client({ maxAttempts: 1 })
    await givenUp(client, other, put('held'))
    await other.stop()

    await sleep(700)
    expect(await stored('held')).toBeUndefined()
    client.destroy()
  })
})

describe('respond', () => {
  it('answers what the test says', async () => {
    proxy.inject({
      fault: faults.respond({
        status: 200,
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'request-1' },
        body: '{"Attributes":{"id":{"S":"forged"}}}',
      }),
    })
    const { Attributes, $metadata } = await once.send(put('respond'))

    expect(Attributes).toEqual({ id: { S: 'forged' } })
    expect($metadata.requestId).toBe('request-1')
  })
})

describe('htmlError', () => {
  it('answers 503 with a page that is no JSON', async () => {
    proxy.inject({ fault: faults.htmlError() })

    await expect(once.send(put('html'))).rejects.toThrow(SyntaxError)
  })
})

describe('a fault of the test’s own', () => {
  it('sees the request and decides', async () => {
    proxy.inject({
      fault: {
        apply: async (exchange) => exchange.answer(await exchange.forward({ ...exchange.body, Item: own })),
      },
    })
    const own = { id: { S: 'own' } }
    await once.send(put('other'))

    expect(await stored('own')).toEqual(own)
    expect(await stored('other')).toBeUndefined()
  })
})

describe('the proxy itself', () => {
  it('listens on loopback and stops more than once', async () => {
    const second = await startFaultProxy(endpoint)
    expect(second.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    await Promise.all([second.stop(), second.stop()])
    await expect(fetch(second.endpoint)).rejects.toThrow()
  })

  it('closes the connection when DynamoDB Local is gone', async () => {
    await using orphan = await startFaultProxy('http://127.0.0.1:9')

    await expect(orphan.client({ maxAttempts: 1 }).send(put('orphan'))).rejects.toMatchObject({
      code: 'ECONNRESET',
    })
  })

  it('forgets requests and faults on reset', async () => {
    proxy.inject({ fault: faults.throttle(), times: Number.POSITIVE_INFINITY })
    await expect(once.send(put('before'))).rejects.toThrow()
    proxy.reset()
    expect(proxy.requests).toEqual([])
    await once.send(put('after'))
  })
})
