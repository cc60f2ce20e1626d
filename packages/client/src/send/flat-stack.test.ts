import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const { tableName, endpoint } = testTable(shop)
const proxy = await startFaultProxy(endpoint)
beforeEach(proxy.reset)
afterAll(proxy.stop)

const config = { endpoint, region: 'local', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }
const through = (client: DynamoDBClient) => connect(shop, { client, tableName })
type Client = ReturnType<typeof through>

/** A client that has been used, and its calls. */
async function used(options: DynamoDBClientConfig = {}) {
  const client = new DynamoDBClient({ ...config, ...options })
  const db = through(client)
  await each(db)
  return { client, db }
}

/** A read and a write, each of them a kind of command. */
async function each(db: Client): Promise<void> {
  await db.order.put(newOrder('o1'))
  await db.order.get(orderKey('o1'))
}

const steps = ['initialize', 'serialize', 'build', 'finalizeRequest', 'deserialize'] as const

describe('a stack that changes after calls have been made', () => {
  it.each(steps)('runs what is added to the step %s, until it is removed', async (step) => {
    const { client, db } = await used()
    const seen: string[] = []
    client.middlewareStack.add(
      (next, context) => async (args) => {
        seen.push(String(context.commandName))
        return next(args)
      },
      { step: step as 'initialize', name: 'mine' },
    )
    await each(db)
    await each(db)
    expect(seen).toEqual(['PutItemCommand', 'GetItemCommand', 'PutItemCommand', 'GetItemCommand'])
    client.middlewareStack.remove('mine')
    await each(db)
    expect(seen).toHaveLength(4)
  })

  it('runs what is added by a plugin, beside a middleware of the SDK, in the order of the SDK', async () => {
    const { client, db } = await used()
    const seen: string[] = []
    const noting = (name: string) => (next: never) => async (args: object) => {
      seen.push(name)
      return (next as (args: object) => Promise<never>)(args)
    }
    client.middlewareStack.use({
      applyToStack: (stack) => {
        const relative = { toMiddleware: 'serializerMiddleware' }
        stack.add(noting('low') as never, { step: 'build', priority: 'low' })
        stack.add(noting('high') as never, { step: 'build', priority: 'high' })
        stack.addRelativeTo(noting('after') as never, { ...relative, relation: 'after' })
        stack.addRelativeTo(noting('before') as never, { ...relative, relation: 'before' })
      },
    })
    await db.order.get(orderKey('o1'))
    expect(seen).toEqual(['before', 'after', 'high', 'low'])
  })

  it('runs a middleware at its new place', async () => {
    const { client, db } = await used()
    const seen: boolean[] = []
    const mine = (next: never) => async (args: { request?: unknown }) => {
      seen.push(args.request !== undefined)
      return (next as (args: object) => Promise<never>)(args)
    }
    for (const step of ['initialize', 'build'] as const) {
      client.middlewareStack.add(mine as never, { step: step as 'initialize' })
      await db.order.get(orderKey('o1'))
      client.middlewareStack.remove(mine as never)
    }
    expect(seen).toEqual([false, true])
  })

  it('does without a middleware of the SDK that is removed', async () => {
    const logger = { trace: vi.fn(), debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
    const { client, db } = await used({ logger })
    expect(logger.info).toHaveBeenCalledTimes(2)
    client.middlewareStack.remove('loggerMiddleware')
    await each(db)
    expect(logger.info).toHaveBeenCalledTimes(2)
  })

  it('is printed for who wants to see it', async () => {
    const { client, db } = await used()
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    client.middlewareStack.identifyOnResolve(true)
    await each(db)
    client.middlewareStack.identifyOnResolve(false)
    await each(db)
    const printed = log.mock.calls.map(([names]) => String(names))
    log.mockRestore()
    expect(printed).toHaveLength(2)
    for (const names of printed)
      expect(names).toMatch(/loggerMiddleware.*endpointV2Middleware.*retryMiddleware/)
  })
})

describe('a call whose middlewares were put in order before', () => {
  it('has a context of its own', async () => {
    const { client, db } = await used()
    const contexts = new Set<object>()
    const inputs: unknown[] = []
    client.middlewareStack.add((next, context) => async (args) => {
      contexts.add(context)
      const smithy = (context as Record<string, { commandInstance?: { input?: unknown } }>).__smithy_context
      inputs.push(smithy?.commandInstance?.input === args.input)
      return next(args)
    })
    await Promise.all([each(db), each(db), db.cart.get({ cartId: 'k' })])
    expect(contexts.size).toBe(5)
    expect(inputs).toEqual(Array(5).fill(true))
  })

  it('can be traced by a tool that puts itself into how stacks are resolved', async () => {
    const client = new DynamoDBClient(config)
    const { middlewareStack } = client
    const { concat } = middlewareStack
    const traced: unknown[] = []
    middlewareStack.concat = (from) => {
      const whole = concat(from)
      const { resolve } = whole
      whole.resolve = (handler, context) => {
        const resolved = resolve(handler, context)
        return async (command) => {
          traced.push(context.commandName)
          return resolved(command)
        }
      }
      return whole as never
    }
    const db = through(client)
    await each(db)
    await each(db)
    expect(traced).toEqual(['PutItemCommand', 'GetItemCommand', 'PutItemCommand', 'GetItemCommand'])
  })

  it('has what a wrapped client adds to the one command', async () => {
    const { client, db } = await used()
    const send = client.send.bind(client)
    const seen: number[] = []
    let calls = 0
    client.send = ((command: never, ...rest: never[]) => {
      const call = calls++
      ;(command as { middlewareStack: typeof client.middlewareStack }).middlewareStack.add(
        (next) => (args) => {
          seen.push(call)
          return next(args)
        },
      )
      return send(command, ...rest)
    }) as never
    await each(db)
    await each(db)
    expect(seen).toEqual([0, 1, 2, 3])
    client.send = send
    await each(db)
    expect(seen).toHaveLength(4)
  })

  it('is signed with the credentials of now', async () => {
    let calls = 0
    const expiration = new Date(Date.now() - 1000)
    const credentials = async () => ({ accessKeyId: `key${calls++}`, secretAccessKey: 'b', expiration })
    const { client, db } = await used({ credentials })
    const signatures: string[] = []
    client.middlewareStack.add(
      (next) => (args) => {
        signatures.push((args.request as { headers: Record<string, string> }).headers.authorization ?? '')
        return next(args)
      },
      { step: 'deserialize' },
    )
    await each(db)
    const keys = signatures.map((signature) => /Credential=(\w+)/.exec(signature)?.[1])
    expect(new Set(keys).size).toBe(2)
  })

  it('goes to the endpoint, and is logged by the logger, of now', async () => {
    const { client, db } = await used()
    const info = vi.fn()
    const { hostname, port } = new URL(proxy.endpoint)
    const to = { protocol: 'http:', hostname, port: Number(port), path: '/' }
    Object.assign(client.config, {
      endpoint: async () => to,
      logger: { trace() {}, debug() {}, info, warn() {}, error() {} },
    })
    await each(db)
    expect(info).toHaveBeenCalledTimes(2)
    expect(proxy.requests).toHaveLength(2)
  })

  it('is tried again as the client is told to', async () => {
    const client = proxy.client({ maxAttempts: 2 })
    const db = through(client)
    await each(db)
    proxy.inject({ fault: faults.throttle() })
    await db.order.get(orderKey('o1'))
    expect(proxy.requests).toHaveLength(4)
  })

  it('can be aborted', async () => {
    const db = through(proxy.client())
    await each(db)
    proxy.inject({ fault: faults.delay(5_000), times: 100 })
    const controller = new AbortController()
    const reason = new Error('changed my mind')
    setTimeout(() => controller.abort(reason), 30)
    expect(await rejection(db.order.get(orderKey('o1'), { signal: controller.signal }))).toBe(reason)
  })

  it('is put in order for its own client', async () => {
    const { db } = await used()
    const other = new DynamoDBClient({ ...config, endpoint: proxy.endpoint })
    await each(through(other))
    expect(proxy.requests).toHaveLength(2)
    await each(db)
    expect(proxy.requests).toHaveLength(2)
  })
})

describe('an SDK whose stacks are others', () => {
  it.each<[string, (client: DynamoDBClient) => void]>([
    ['cannot be looked into', (client) => Object.assign(client.middlewareStack, { applyToStack: undefined })],
    [
      'do not give up their middlewares',
      ({ middlewareStack }) => {
        const { concat } = middlewareStack
        middlewareStack.concat = (from) => Object.assign(concat(from), { remove: () => false }) as never
      },
    ],
    [
      'cannot be taken apart',
      ({ middlewareStack }) => {
        const { concat } = middlewareStack
        middlewareStack.concat = (from) => Object.assign(concat(from), { remove: undefined }) as never
      },
    ],
  ])('works as it does without us: they %s', async (_, change) => {
    const client = proxy.client()
    change(client)
    const db = through(client)
    await each(db)
    await each(db)
    expect(await db.order.get(orderKey('o1'))).toMatchObject({ orderId: 'o1' })
    expect(proxy.requests).toHaveLength(5)
  })
})
