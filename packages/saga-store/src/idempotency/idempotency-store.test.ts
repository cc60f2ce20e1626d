import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DeleteItemCommand, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { rejection } from '../fixtures/rejection.js'
import { type Claimed, createIdempotencyStore, once, sagaDesign } from '../index.js'
import { MemoryIdempotencyStore } from '../memory/memory-idempotency-store.js'

const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const { client, tableName } = table
const store = createIdempotencyStore(table)
const through = createIdempotencyStore({ client: proxy.client(), tableName })
const single = createIdempotencyStore({ client: proxy.client({ maxAttempts: 1 }), tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const keyOf = (key: string) => ({ pk: { S: `-#IDEMPOTENCY#${key}` }, sk: { S: 'CLAIM' } })
const claimed = async (of: typeof store, key: string, leaseMs?: number) =>
  (await of.claim(key, { leaseMs })) as Claimed

describe('a lost answer', () => {
  it('to a claim leaves the key to the worker that claimed it', async () => {
    const key = randomUUID()
    proxy.inject({ operation: 'PutItem', fault: faults.loseAnswer() })
    const claim = await claimed(through, key)
    expect(claim.status).toBe('claimed')
    await claim.complete('done')
    expect(await store.claim(key)).toEqual({ status: 'done', result: 'done' })
  })

  it('to a claim that takes over does so too', async () => {
    const key = randomUUID()
    await claimed(store, key, 1)
    await pause(5)
    proxy.inject({ operation: 'PutItem', fault: faults.none() })
    proxy.inject({ operation: 'PutItem', fault: faults.loseAnswer() })
    const claim = await claimed(through, key)
    await claim.complete('done')
    expect(await store.has(key)).toBe(true)
  })

  it('to a result, a longer lease or a release is no lost lease', async () => {
    const key = randomUUID()
    const claim = await claimed(through, key)
    proxy.inject({ operation: 'UpdateItem', fault: faults.loseAnswer() })
    await claim.extend(60_000)
    proxy.inject({ operation: 'UpdateItem', fault: faults.loseAnswer() })
    await claim.complete({ a: 1 })
    expect(await store.claim(key)).toEqual({ status: 'done', result: { a: 1 } })

    const other = await claimed(through, `${key}-2`)
    proxy.inject({ operation: 'DeleteItem', fault: faults.loseAnswer() })
    await other.release()
    expect((await store.claim(`${key}-2`)).status).toBe('claimed')
  })
})

describe('a worker that is late, and moves just before another one takes over,', () => {
  const late = async (key: string, act: (claim: Claimed) => Promise<void>) => {
    const claim = await claimed(store, key, 1)
    await pause(5)
    proxy.inject({ operation: 'PutItem', fault: faults.none() })
    proxy.inject({
      operation: 'PutItem',
      fault: {
        apply: async (exchange) => {
          await act(claim)
          exchange.answer(await exchange.forward())
        },
      },
    })
    return claim
  }

  it('keeps its result', async () => {
    const key = randomUUID()
    await late(key, (claim) => claim.complete('first'))
    expect(await through.claim(key)).toEqual({ status: 'done', result: 'first' })
  })

  it('keeps its longer lease', async () => {
    const key = randomUUID()
    const claim = await late(key, (one) => one.extend(60_000))
    expect((await through.claim(key)).status).toBe('in-progress')
    await claim.complete('first')
  })
})

describe('what passes', () => {
  it.each([
    ['throttling', faults.throttle()],
    ['a lost request', faults.loseRequest()],
  ])('is a TransientError: %s', async (_, fault) => {
    const claim = await claimed(single, randomUUID())
    const calls: (() => Promise<unknown>)[] = [
      () => single.claim('k'),
      () => single.has('k'),
      () => single.set('k'),
      () => single.delete('k'),
      () => single.clear(),
      () => claim.complete(1),
      () => claim.extend(),
      () => claim.release(),
    ]
    for (const call of calls) {
      proxy.inject({ fault, times: 20 })
      expect(await rejection(call())).toMatchObject({ name: 'TransientError', cause: expect.any(Error) })
      proxy.reset()
    }
  })
})

describe('a key', () => {
  it('is removed by DynamoDB when its result is not needed any more', async () => {
    const key = randomUUID()
    const short = createIdempotencyStore({ ...table, leaseMs: 1_000, ttlMs: 5_000 })
    const expiry = async () => {
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: keyOf(key) }))
      return Number(Item?.expiresAt?.N)
    }
    const begun = Date.now() / 1_000
    const claim = await claimed(short, key)
    expect(await expiry()).toBeGreaterThanOrEqual(begun + 6)
    await claim.complete(1)
    expect(await expiry()).toBeLessThanOrEqual(Date.now() / 1_000 + 6)
  })

  it('whose worker died is free for another payload when its item has expired', async () => {
    const key = randomUUID()
    await store.claim(key, { payload: 1, leaseMs: 1 })
    await pause(5)
    const another = () => store.claim(key, { payload: 2 })
    expect(await rejection(another())).toMatchObject({ code: 'IDEMPOTENCY_PAYLOAD_MISMATCH' })
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf(key),
        UpdateExpression: 'SET expiresAt = :past',
        ExpressionAttributeValues: { ':past': { N: '1' } },
      }),
    )
    expect((await another()).status).toBe('claimed')
  })

  it('whose worker died is free for another payload in memory too, when it would have expired', async () => {
    const keys = new MemoryIdempotencyStore({ ttlMs: 1 })
    await keys.claim('k', { payload: 1, leaseMs: 1 })
    await pause(5)
    expect((await keys.claim('k', { payload: 2 })).status).toBe('claimed')
  })

  it('whose item is gone is claimed anew with a larger fence', async () => {
    const key = randomUUID()
    const { fence } = await claimed(store, key)
    await pause(2)
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(key) }))
    expect((await claimed(store, key)).fence).toBeGreaterThan(fence)
  })

  it('whose item is damaged is refused by name', async () => {
    const key = randomUUID()
    await (await claimed(store, key)).complete(1)
    for (const [name, value] of [
      ['result', { S: '{' }],
      ['fence', { S: 'x' }],
    ] as const) {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(key),
          UpdateExpression: 'SET #n = :v',
          ExpressionAttributeNames: { '#n': name },
          ExpressionAttributeValues: { ':v': value },
        }),
      )
      const error = await rejection(store.claim(key))
      expect(error).toMatchObject({ name: 'CorruptStateError', message: expect.stringContaining(key) })
    }
  })

  it('is not prolonged by no time at all', async () => {
    const claim = await claimed(store, randomUUID())
    for (const leaseMs of [0, -1, Number.NaN])
      expect((await rejection(claim.extend(leaseMs))).message).toContain('leaseMs is not a number above 0')
  })

  it('with a result of more than 400 KB is refused, and stays claimed', async () => {
    const key = randomUUID()
    const claim = await claimed(store, key)
    expect(await rejection(claim.complete('x'.repeat(500_000)))).toMatchObject({ name: 'StateTooLargeError' })
    expect((await store.claim(key)).status).toBe('in-progress')
  })

  it('needs a tenant where the store is told so', async () => {
    const strict = createIdempotencyStore({ client: proxy.client(), tableName, tenant: 'required' })
    const calls: (() => Promise<unknown>)[] = [
      () => strict.claim('k'),
      () => strict.has('k'),
      () => strict.set('k'),
      () => strict.delete('k'),
      () => strict.clear(),
    ]
    for (const call of calls) expect(await rejection(call())).toMatchObject({ name: 'MissingTenantError' })
    expect(proxy.requests).toEqual([])
  })

  it('takes one request to claim, and one for its result', async () => {
    await (await claimed(through, randomUUID())).complete(1)
    expect(proxy.requests.map(({ operation }) => operation)).toEqual(['PutItem', 'UpdateItem'])
  })
})

describe('once', () => {
  it('does the work once, and gives later calls its result', async () => {
    const key = randomUUID()
    let count = 0
    const work = async () => ({ count: ++count })
    expect(await once(store, key, work)).toEqual({ count: 1 })
    expect(await once(store, key, work)).toEqual({ count: 1 })
    expect(count).toBe(1)
  })

  it('refuses a second worker while the first is at it', async () => {
    const key = randomUUID()
    await once(store, key, async () => {
      const second = once(store, key, async () => 2)
      expect(await rejection(second)).toMatchObject({ name: 'InProgressError', key })
    })
  })

  it('gives the key back when the work fails', async () => {
    const key = randomUUID()
    const failing = once(store, key, () => Promise.reject(new Error('no')))
    expect((await rejection(failing)).message).toBe('no')
    expect(await once(store, key, async () => 'done')).toBe('done')
  })

  it('refuses the result of a worker that was too late, and keeps that of its successor', async () => {
    const key = randomUUID()
    const late = once(
      store,
      key,
      async () => {
        await pause(60)
        await once(store, key, async () => 'second')
        return 'first'
      },
      { leaseMs: 20 },
    )
    expect(await rejection(late)).toMatchObject({ name: 'LeaseLostError', key })
    expect(await store.claim(key)).toEqual({ status: 'done', result: 'second' })
  })

  it('lets the work prolong its lease', async () => {
    const key = randomUUID()
    const work = once(
      store,
      key,
      async ({ extend }) => {
        await extend(60_000)
        await pause(60)
        expect((await store.claim(key)).status).toBe('in-progress')
      },
      { leaseMs: 40 },
    )
    await work
  })
})
