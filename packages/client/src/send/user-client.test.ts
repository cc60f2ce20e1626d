import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect, OutcomeUnknownError } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { key, rawItem } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const { tableName, endpoint } = table
const proxy = await startFaultProxy(endpoint)
beforeEach(proxy.reset)
afterAll(proxy.stop)

const config = { endpoint, region: 'local', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }

/** One call of every kind that a client sends. */
async function useAll(db: ReturnType<typeof through>): Promise<void> {
  await db.order.put(newOrder('o1', { tags: new Set(['a']) }))
  await db.order.update(orderKey('o1'), { set: { status: 'paid' }, if: (o) => o.total.eq(10) })
  expect(await db.order.get(orderKey('o1'))).toMatchObject({ status: 'paid', tags: new Set(['a']) })
  expect(await db.ordersByStatus({ status: 'paid' }).collect()).toHaveLength(1)
  await db.batch.write((batch) => [batch.cart.put({ cartId: 'k1', owner: 'c1' })])
  expect(await db.batch.get([db.cart.key({ cartId: 'k1' })])).toMatchObject([{ cartId: 'k1' }])
  await db.transact((tx) => [tx.order.check(orderKey('o1')), tx.cart.delete({ cartId: 'k1' })])
  expect(await db.transact.get([db.cart.key({ cartId: 'k1' })])).toEqual([undefined])
  expect(await rejection(db.order.create(newOrder('o1')))).toMatchObject({ code: 'ALREADY_EXISTS' })
  await db.order.delete(orderKey('o1'))
  expect(await db.health()).toMatchObject({ status: 'ok' })
}
const through = (client: DynamoDBClient | DynamoDBDocumentClient) => connect(shop, { client, tableName })

describe("the user's client", () => {
  it.each<[string, () => DynamoDBClient | DynamoDBDocumentClient]>([
    ['a DynamoDBClient', () => new DynamoDBClient(config)],
    ['one that caches its middleware', () => new DynamoDBClient({ ...config, cacheMiddleware: true })],
    [
      'one that speaks another protocol',
      () => {
        const client = new DynamoDBClient(config)
        const { protocol } = client.config
        const getShapeId = () => 'example#another'
        return Object.assign(client, {
          config: {
            ...client.config,
            protocol: Object.create(protocol, { getShapeId: { value: getShapeId } }),
          },
        })
      },
    ],
    ['a DynamoDBDocumentClient', () => DynamoDBDocumentClient.from(new DynamoDBClient(config))],
    [
      'a DynamoDBDocumentClient that converts in its own way',
      () =>
        DynamoDBDocumentClient.from(new DynamoDBClient(config), {
          marshallOptions: { removeUndefinedValues: true, convertEmptyValues: true },
          unmarshallOptions: { wrapNumbers: true },
        }),
    ],
  ])('may be %s', async (_, client) => {
    await useAll(through(client()))
  })

  it('keeps its own requestHandler', async () => {
    const body = JSON.stringify({ Item: { pk: { S: 'a' }, owner: { S: 'fake' }, cartId: { S: 'k2' } } })
    const handle = vi.fn(async () => ({
      response: { statusCode: 200, headers: {}, body: new Blob([body]).stream() as never },
    }))
    const db = through(new DynamoDBClient({ ...config, requestHandler: { handle } as never }))
    expect(await db.cart.get({ cartId: 'k2' })).toEqual({ cartId: 'k2', owner: 'fake', items: 0 })
    expect(handle).toHaveBeenCalledTimes(1)
  })

  it('tells its logger of every call, as it does of raw ones', async () => {
    const logger = { trace: vi.fn(), debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
    const db = through(new DynamoDBClient({ ...config, logger }))
    await db.order.put(newOrder('logged'))
    expect(logger.info).toHaveBeenCalledWith(
      expect.objectContaining({
        clientName: 'DynamoDBClient',
        commandName: 'PutItemCommand',
        input: expect.objectContaining({ TableName: tableName }),
        metadata: expect.objectContaining({ httpStatusCode: 200 }),
      }),
    )
  })
})

describe('middleware that the user has added', () => {
  const steps = ['initialize', 'serialize', 'build', 'finalizeRequest', 'deserialize'] as const

  it.each(steps)('runs in the step %s', async (step) => {
    const client = new DynamoDBClient(config)
    const seen: string[] = []
    client.middlewareStack.add(
      (next, context) => async (args) => {
        seen.push(String(context.commandName))
        return next(args)
      },
      { step: step as 'initialize' },
    )
    await through(client).order.put(newOrder('o2'))
    expect(seen).toEqual(['PutItemCommand'])
  })

  it('sees the input and may change it', async () => {
    const client = new DynamoDBClient(config)
    const inputs: object[] = []
    client.middlewareStack.add(
      (next) => (args) => {
        inputs.push(args.input)
        return next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as never })
      },
      { step: 'initialize' },
    )
    let answered: unknown
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args)
        answered = result.output
        return result
      },
      { step: 'initialize', priority: 'high' },
    )
    await through(client).order.put(newOrder('o3'))
    expect(inputs).toMatchObject([{ TableName: tableName, Item: { orderId: { S: 'o3' } } }])
    expect(answered).toMatchObject({ ConsumedCapacity: { CapacityUnits: 2 }, $metadata: { attempts: 1 } })
  })

  it('may add bytes to an item, as whatever class it has them', async () => {
    const client = new DynamoDBClient(config)
    const [bytes, set] = [Uint8Array.of(1, 2, 255), [Uint8Array.of(0), Buffer.from([7, 8])]]
    client.middlewareStack.add(
      (next) => (args) => {
        const { Item, ...input } = args.input as { Item?: object }
        const seal = { plain: { B: bytes }, buffer: { B: Buffer.from(bytes) }, set: { BS: set } }
        return next({
          ...args,
          input: (Item ? { ...input, Item: { ...Item, ...seal } } : args.input) as never,
        })
      },
      { step: 'initialize' },
    )
    await through(client).cart.put({ cartId: 'k3', owner: 'c1' })
    expect(await rawItem(table, key('CART#k3', 'CART'))).toMatchObject({
      plain: { B: bytes },
      buffer: { B: bytes },
      set: { BS: [Uint8Array.of(0), Uint8Array.of(7, 8)] },
    })
  })

  it('may add headers', async () => {
    const client = new DynamoDBClient(config)
    type Headers = Record<string, string>
    const headersOf = ({ request }: { readonly request: unknown }) =>
      (request as { headers: Headers }).headers
    client.middlewareStack.add(
      (next) => (args) => {
        headersOf(args)['x-trace'] = 'abc'
        return next(args)
      },
      { step: 'build' },
    )
    let sent: Headers = {}
    client.middlewareStack.add(
      (next) => (args) => {
        sent = headersOf(args)
        return next(args)
      },
      { step: 'deserialize' },
    )
    await through(client).order.put(newOrder('o4'))
    expect(sent).toMatchObject({ 'x-trace': 'abc', authorization: expect.stringContaining('x-trace') })
  })

  it('does not make a lost write look as if it had not been done', async () => {
    const client = proxy.client({ maxAttempts: 1 })
    client.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input } }), {
      step: 'initialize',
    })
    proxy.inject({ fault: faults.loseAnswer() })
    expect(await rejection(through(client).order.put(newOrder('o5')))).toBeInstanceOf(OutcomeUnknownError)
  })

  it('does not make what must be done once be done twice', async () => {
    const client = proxy.client()
    client.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input } }), {
      step: 'initialize',
    })
    const db = through(client)
    await db.order.put(newOrder('o6', { total: 1 }))
    proxy.inject({ operation: 'UpdateItem', fault: faults.loseAnswer() })
    const added = db.order.update(orderKey('o6'), { add: { total: 1 } })
    expect(await rejection(added)).toBeInstanceOf(OutcomeUnknownError)
    expect(await db.order.get(orderKey('o6'))).toMatchObject({ total: 2 })
    proxy.inject({ fault: faults.hang(), times: 'always' })
    const late = await rejection(db.order.get(orderKey('o6'), { requestTimeout: 50 }))
    expect(late.message).toContain('no answer within 50 ms')
  })

  it.each(['initialize', 'finalizeRequest'])(
    'makes a write unknown where it throws after the answer, in the step %s',
    async (step) => {
      const client = proxy.client()
      client.middlewareStack.add(
        (next) => async (args) => {
          await next(args)
          throw new Error('could not be logged')
        },
        { step: step as 'initialize', priority: 'low' },
      )
      expect(await rejection(through(client).order.put(newOrder('o7')))).toBeInstanceOf(OutcomeUnknownError)
      proxy.inject({ fault: faults.throttle(), times: 'always' })
      expect(await rejection(through(client).order.put(newOrder('o7')))).toMatchObject({ code: 'THROTTLED' })
    },
  )

  it('makes a write unknown where it does not wait for the answer, and does it no second time', async () => {
    const client = proxy.client()
    client.middlewareStack.add(
      (next) => async (args) => {
        void next(args).catch(() => {})
        await vi.waitUntil(() => proxy.requests.length > 0)
        throw Object.assign(new Error('too late'), { name: 'TimeoutError' })
      },
      { step: 'finalizeRequest', priority: 'low' },
    )
    proxy.inject({ fault: faults.hang(), times: 'always' })
    const added = through(client).order.update(orderKey('o6'), { add: { total: 1 } })
    expect(await rejection(added)).toBeInstanceOf(OutcomeUnknownError)
    expect(proxy.requests).toHaveLength(1)
    client.destroy()
  })

  it('may throw, and what it throws is not hidden', async () => {
    const client = new DynamoDBClient(config)
    const mine = new Error('not on Sundays')
    client.middlewareStack.add(() => () => Promise.reject(mine), { step: 'initialize' })
    const error = await rejection(through(client).order.get(orderKey('o1')))
    expect([error, error.cause]).toContain(mine)
  })
})

describe('retries', () => {
  it('are those of the client', async () => {
    const client = proxy.client({ maxAttempts: 2 })
    proxy.inject({ fault: faults.throttle(), times: 10 })
    expect(await rejection(through(client).order.get(orderKey('o1')))).toMatchObject({ code: 'THROTTLED' })
    expect(proxy.requests).toHaveLength(2)
  })
})
