import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteItemCommand, GetItemCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { documents } from './fixtures/documents.js'
import { rejection } from './fixtures/rejection.js'
import { newState, nextState, type OrderState } from './fixtures/states.js'
import { createSagaStore, sagaDesign } from './index.js'
import { fileBlobStore } from './testing.js'

const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const { client, tableName } = table
const store = createSagaStore<OrderState>(table)
const expiring = createSagaStore<OrderState>({ ...table, ttlDays: 2 })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const DAY = 86_400
const sagaKey = (correlation: string) => ({ pk: { S: `-#SAGA#order#${correlation}` }, sk: { S: 'STATE' } })
const placeKey = (sagaId: string) => ({ pk: { S: `-#ID#order#${sagaId}` }, sk: { S: 'PLACE' } })

/** Sets an attribute of a stored item to whatever. */
const damage = (Key: ReturnType<typeof sagaKey>, name: string, value: object) =>
  client.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key,
      UpdateExpression: 'SET #n = :v',
      ExpressionAttributeNames: { '#n': name },
      ExpressionAttributeValues: { ':v': value as never },
    }),
  )

/** When items expire, in seconds since 1970. */
async function expiries(correlation: string, sagaId: string): Promise<(number | undefined)[]> {
  const keys = [sagaKey(correlation), placeKey(sagaId)]
  const items = await Promise.all(
    keys.map((Key) => client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))),
  )
  return items.map(({ Item }) => (Item?.expiresAt === undefined ? undefined : Number(Item.expiresAt.N)))
}

/** A saga of version 1 in a store. */
async function stored(of = store, metadata = {}) {
  const [state, correlation] = [newState(), randomUUID()]
  await of.insert('order', correlation, state)
  const next = nextState(state, metadata)
  await of.update('order', next, 0)
  return { correlation, state: next, sagaId: state.metadata.sagaId }
}

describe('a state', () => {
  it('comes back as it is, whatever is in it', async () => {
    const anything = fc.asyncProperty(
      documents,
      fc.string({ minLength: 1, unit: 'grapheme' }),
      async (value, name) => {
        const tenant = store.forTenant(`t${name}`)
        const state = newState({}, { value })
        await tenant.insert(name, state.metadata.sagaId, state)
        assert.deepStrictEqual(await tenant.getById(name, state.metadata.sagaId), state)
      },
    )
    await fc.assert(anything, { numRuns: 50 })
  })
})

describe('ttlDays', () => {
  it('is for completed sagas only, and for both of their items', async () => {
    const running = await stored(expiring)
    expect(await expiries(running.correlation, running.sagaId)).toEqual([undefined, undefined])
    const { correlation, sagaId } = await stored(expiring, { isCompleted: true })
    const inTwoDays = Date.now() / 1000 + 2 * DAY
    for (const at of await expiries(correlation, sagaId)) expect(at).toBeCloseTo(inTwoDays, -2)
  })

  it('holds for a saga that is completed from the beginning', async () => {
    const state = newState({ isCompleted: true })
    await expiring.insert('order', state.metadata.sagaId, state)
    const [at, placeAt] = await expiries(state.metadata.sagaId, state.metadata.sagaId)
    expect(at).toBeGreaterThan(Date.now() / 1000 + DAY)
    expect(placeAt).toBe(at)
  })

  it('is taken back when a saga is opened again', async () => {
    const { correlation, state, sagaId } = await stored(expiring, { isCompleted: true })
    const open = nextState(state, { isCompleted: false })
    await expiring.update('order', open, 1)
    expect(await expiries(correlation, sagaId)).toEqual([undefined, undefined])
    await expiring.update('order', nextState(open), 2)
    expect(await expiring.getById('order', sagaId)).toMatchObject({ metadata: { version: 3 } })
  })

  it('does not make a stale update of a completed saga anything else', async () => {
    const { state } = await stored(expiring, { isCompleted: true })
    const stale = nextState(nextState(state), { isCompleted: false, version: 1 })
    expect(await rejection(expiring.update('order', stale, 0))).toMatchObject({ actualVersion: 1 })
  })

  it('hides what has expired, and frees its correlation and id, also before DynamoDB removes it', async () => {
    const { correlation, state, sagaId } = await stored(expiring, { isCompleted: true })
    const past = { N: String(Math.floor(Date.now() / 1000) - 10) }
    await damage(sagaKey(correlation), 'expiresAt', past)
    await damage(placeKey(sagaId), 'expiresAt', past)
    expect(await expiring.getById('order', sagaId)).toBe(null)
    expect(await expiring.getByCorrelationId('order', correlation)).toBe(null)
    expect((await rejection(expiring.update('order', nextState(state), 1))).message).toContain('not found')
    await expiring.insert('order', correlation, { ...state, again: true })
    expect(await store.getByCorrelationId('order', correlation)).toMatchObject({ again: true })
  })

  it('frees the correlation when DynamoDB has removed the saga before its other item', async () => {
    const { correlation } = await stored(expiring, { isCompleted: true })
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: sagaKey(correlation) }))
    const successor = newState()
    await expiring.insert('order', correlation, successor)
    expect(await store.getByCorrelationId('order', correlation)).toEqual(successor)
  })
})

describe('a store that remembers where sagas are', () => {
  it('finds one that was deleted and inserted again elsewhere', async () => {
    const { correlation, sagaId } = await stored()
    const elsewhere = createSagaStore<OrderState>(table)
    await elsewhere.delete('order', sagaId)
    const again = newState({ sagaId })
    await elsewhere.insert('order', randomUUID(), again)
    await elsewhere.insert('order', correlation, newState())

    expect(await store.getById('order', sagaId)).toEqual(again)
    await store.getByCorrelationId('order', correlation)
    await store.update('order', nextState(again), 0)
    await store.delete('order', sagaId)
    expect(await elsewhere.getById('order', sagaId)).toBe(null)
    expect(await elsewhere.getByCorrelationId('order', correlation)).not.toBe(null)
  })
})

describe('listing', () => {
  const tenant = store.forTenant('listing')
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 0, minute))

  it('gives running or completed sagas by the time of their last update, over all shards, page by page', async () => {
    for (let i = 0; i < 25; i++) {
      const state = newState({ updatedAt: at(i), isCompleted: i % 5 === 0 })
      await tenant.insert('order', `c${i}`, state)
    }
    const first = await tenant.list('order', { limit: 12 })
    const second = await tenant.list('order', { limit: 12, after: first.cursor })
    const running = [...first.sagas, ...second.sagas]
    expect(running.map(({ correlationId }) => correlationId)).toEqual(
      Array.from({ length: 25 }, (_, i) => i)
        .filter((i) => i % 5 !== 0)
        .map((i) => `c${i}`),
    )
    expect(second.cursor).toBeUndefined()
    expect(running[0]).toEqual({
      sagaId: expect.any(String),
      correlationId: 'c1',
      version: 0,
      isCompleted: false,
      createdAt: expect.any(Date),
      updatedAt: at(1),
    })
    const completed = await tenant.list('order', { completed: true, from: at(5), to: at(15) })
    expect(completed.sagas.map(({ correlationId }) => correlationId)).toEqual(['c5', 'c10', 'c15'])
    expect((await store.forTenant('nobody').list('order')).sagas).toEqual([])
  })

  it('reads no partition that holds all sagas of a name', async () => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }))
    const partitions = (name: string) =>
      new Set(Items.filter(({ pk }) => pk?.S?.startsWith('listing#SAGA#')).map((item) => item[name]?.S))
    expect(partitions('pk').size).toBe(25)
    expect(partitions('gsi1pk').size).toBeGreaterThan(8)
  })
})

describe('timeouts', () => {
  const tenant = store.forTenant('timeouts')

  it('that are over are listed by time, until the saga is written without', async () => {
    const soon = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 0, 0, seconds))
    const states: OrderState[] = []
    for (const seconds of [30, 10, 20, 40]) {
      const state = newState({ timeoutMs: 1_000, timeoutExpiresAt: soon(seconds) })
      await tenant.insert('order', `c${seconds}`, state)
      states.push(state)
    }
    await tenant.insert('order', 'none', newState())
    const due = async (at: Date) =>
      (await tenant.due('order', { at })).map(({ correlationId }) => correlationId)

    expect(await due(soon(9))).toEqual([])
    expect(await due(soon(30))).toEqual(['c10', 'c20', 'c30'])
    expect(await tenant.due('order', { at: soon(60), limit: 1 })).toEqual([
      { sagaId: states[1]?.metadata.sagaId, correlationId: 'c10', timeoutExpiresAt: soon(10) },
    ])
    await tenant.update('order', nextState(states[1] as OrderState, { timeoutExpiresAt: null }), 0)
    await tenant.update('order', nextState(states[2] as OrderState, { isCompleted: true }), 0)
    await tenant.update('order', nextState(states[0] as OrderState, { timeoutExpiresAt: soon(50) }), 0)
    expect(await due(soon(60))).toEqual(['c40', 'c30'])
  })
})

describe('clean-up', () => {
  it('removes completed sagas that are old enough, and frees their correlations', async () => {
    const tenant = store.forTenant('clean-up')
    const old = new Date(Date.now() - 60_000)
    for (let i = 0; i < 30; i++)
      await tenant.insert(
        'order',
        `c${i}`,
        newState({ isCompleted: i % 3 !== 0, updatedAt: i < 20 ? old : new Date() }),
      )
    const result = await tenant.deleteCompleted('order', {
      before: new Date(Date.now() - 30_000),
      concurrency: 4,
    })
    expect(result).toEqual({ deleted: 13, kept: 0, failed: [] })
    expect(await tenant.getByCorrelationId('order', 'c1')).toBe(null)
    await tenant.insert('order', 'c1', newState())
    for (const kept of ['c0', 'c3', 'c20'])
      expect(await tenant.getByCorrelationId('order', kept)).not.toBe(null)
  })

  it('keeps what is not completed any more, or is another saga by now', async () => {
    const tenant = store.forTenant('kept')
    const [open, other] = [newState({ isCompleted: true }), newState({ isCompleted: true })]
    await tenant.insert('order', 'open', open)
    await tenant.insert('order', 'other', other)
    // What the index still shows of them is how they were.
    proxy.inject({
      operation: 'TransactWriteItems',
      times: 2,
      fault: {
        apply: async (exchange) => {
          if (JSON.stringify(exchange.body).includes('#open')) {
            await tenant.update('order', nextState(open, { isCompleted: false }), 0)
          } else {
            await tenant.delete('order', other.metadata.sagaId)
            await tenant.insert('order', 'other', newState({ isCompleted: true }))
          }
          exchange.answer(await exchange.forward())
        },
      },
    })
    const through = createSagaStore<OrderState>({ client: proxy.client(), tableName }).forTenant('kept')
    expect(await through.deleteCompleted('order', { before: new Date() })).toEqual({
      deleted: 0,
      kept: 2,
      failed: [],
    })
    expect(await tenant.getByCorrelationId('order', 'open')).not.toBe(null)
    expect(await tenant.getByCorrelationId('order', 'other')).not.toBe(null)
  })

  it('tries again what passes, and tells what does not', async () => {
    const through = createSagaStore<OrderState>({ client: proxy.client({ maxAttempts: 1 }), tableName })
    const tenant = through.forTenant('retried')
    for (const correlation of ['a', 'b'])
      await tenant.insert('order', correlation, newState({ isCompleted: true }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.throttle(), times: 3 })
    expect(await tenant.deleteCompleted('order')).toMatchObject({ deleted: 2, failed: [] })

    await tenant.insert('order', 'a', newState({ isCompleted: true }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.throttle(), times: 2 })
    const { failed } = await tenant.deleteCompleted('order', { attempts: 2 })
    expect(failed).toEqual([
      { sagaId: expect.any(String), error: expect.objectContaining({ name: 'TransientError' }) },
    ])
  })
})

describe('states over 400 KB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyprint-blobs-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const blobs = fileBlobStore(folder)
  const withBlobs = createSagaStore<OrderState>({ ...table, blobs }).forTenant('../blobs')
  const large = (fill: string) => ({ large: fill.repeat(600_000), map: new Map([['a', 1n]]) })
  const kept = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())

  it('are refused by name and size, and nothing is written', async () => {
    const error = await rejection(store.insert('order', 'large', newState({ sagaId: 'large-1' }, large('x'))))
    expect(error).toMatchObject({ name: 'StateTooLargeError', subject: 'order large-1' })
    expect(error.bytes).toBeGreaterThan(600_000)
    expect(await store.getByCorrelationId('order', 'large')).toBe(null)

    const { state } = await stored()
    expect(await rejection(store.update('order', nextState(state, {}, large('x')), 1))).toMatchObject({
      name: 'StateTooLargeError',
    })
    expect(await store.getById('order', state.metadata.sagaId)).toEqual(state)
  })

  it.each([409_000, 404_000])(
    'are refused also where only the whole item is too large: %d bytes',
    async (size) => {
      const { state } = await stored()
      const close = { close: 'x'.repeat(size) }
      const long = 'c'.repeat(1_000)
      const insert = store.insert(long, long, newState({}, { close: 'x'.repeat(409_000) }))
      expect(await rejection(insert)).toMatchObject({ name: 'StateTooLargeError' })
      const end = await store
        .update('order', nextState(state, {}, close), 1)
        .catch((error: Error) => error.name)
      expect([undefined, 'StateTooLargeError']).toContain(end)
    },
  )

  it('overflow to the blob store, and what is no longer needed is removed from it', async () => {
    const state = newState({}, large('a'))
    await withBlobs.insert('order', 'c', state)
    expect(await withBlobs.getById('order', state.metadata.sagaId)).toEqual(state)
    const next = nextState(state, {}, large('b'))
    await withBlobs.update('order', next, 0)
    expect(await withBlobs.getByCorrelationId('order', 'c')).toEqual(next)
    expect(await kept()).toHaveLength(1)

    const stale = withBlobs.update('order', nextState(state, {}, large('c')), 0)
    expect(await rejection(stale)).toMatchObject({ name: 'ConcurrencyError' })
    expect(await kept()).toHaveLength(1)

    const small = nextState(next, {}, { large: 'small' })
    await withBlobs.update('order', small, 1)
    expect(await withBlobs.getByCorrelationId('order', 'c')).toEqual(small)
    expect(await kept()).toEqual([])
    await withBlobs.update('order', nextState(small, { isCompleted: true }, large('d')), 2)
    await withBlobs.delete('order', state.metadata.sagaId)
    expect(await kept()).toEqual([])
  })

  it('are read also while they are replaced', async () => {
    let state = newState({}, large('0'))
    await withBlobs.insert('order', 'busy', state)
    const reader = createSagaStore<OrderState>({ ...table, blobs }).forTenant('../blobs')
    let over = false
    const reading = (async () => {
      while (!over) expect(await reader.getByCorrelationId('order', 'busy')).not.toBe(null)
    })()
    for (let version = 0; version < 10; version++) {
      const next = nextState(state, {}, large(String(version)))
      await withBlobs.update('order', next, version)
      state = next
    }
    over = true
    await reading
    await withBlobs.delete('order', state.metadata.sagaId)
  })

  it('keep the blob of a write that may have been done', async () => {
    const through = createSagaStore<OrderState>({
      client: proxy.client({ maxAttempts: 1 }),
      tableName,
      blobs,
    })
    const state = newState({}, large('a'))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    expect(await rejection(through.insert('order', 'lost', state))).toMatchObject({ name: 'TransientError' })
    expect(await through.getByCorrelationId('order', 'lost')).toEqual(state)
    await through.insert('order', 'lost', state)
    expect(await through.getByCorrelationId('order', 'lost')).toEqual(state)
  })

  it('say what is missing', async () => {
    const state = newState({}, large('a'))
    await withBlobs.insert('order', 'gone', state)
    expect(await rejection(store.forTenant('../blobs').getByCorrelationId('order', 'gone'))).toMatchObject({
      name: 'CorruptStateError',
      message: expect.stringContaining('without blobs'),
    })
    rmSync(folder, { recursive: true })
    expect(await rejection(withBlobs.getByCorrelationId('order', 'gone'))).toMatchObject({
      name: 'CorruptStateError',
      message: expect.stringContaining('is gone'),
    })
  })
})

describe('a stored row that is damaged', () => {
  it.each([
    ['a document that is cut', 'state', { S: '{"metadata":' }],
    ['another type', 'state', { N: '7' }],
    ['no state at all', 'state', { S: 'null' }],
    ['the state of another saga', 'state', { S: '{"metadata":{"sagaId":"other","version":1}}' }],
    ['a version that is none', 'version', { S: 'one' }],
  ])('is refused by what it is and its key: %s', async (_, name, value) => {
    const { correlation, sagaId, state } = await stored()
    await damage(sagaKey(correlation), name, value)
    for (const read of [
      () => store.getByCorrelationId('order', correlation),
      () => store.getById('order', sagaId),
    ]) {
      const error = await rejection(read())
      expect(error).toMatchObject({ name: 'CorruptStateError', code: 'SAGA_STATE_CORRUPT' })
      expect(error.message).toMatch(error.message.includes(sagaId) ? sagaId : correlation)
    }
    if (name !== 'version') return
    expect(await rejection(store.update('order', nextState(state), 1))).toMatchObject({
      name: 'CorruptStateError',
    })
  })
})

describe('tenants', () => {
  it('are required where the store is told so, before anything is sent', async () => {
    const strict = createSagaStore<OrderState>({ client: proxy.client(), tableName, tenant: 'required' })
    const state = newState()
    const calls: (() => Promise<unknown>)[] = [
      () => strict.getById('order', 's1'),
      () => strict.getByCorrelationId('order', 's1'),
      () => strict.insert('order', 's1', state),
      () => strict.update('order', nextState(state), 0),
      () => strict.delete('order', 's1'),
      () => strict.list('order'),
      () => strict.due('order'),
      () => strict.deleteCompleted('order'),
    ]
    for (const call of calls) {
      const error = await rejection(call())
      expect(error).toMatchObject({ name: 'MissingTenantError', code: 'SAGA_MISSING_TENANT' })
      expect(error.message).toMatch(/of order/)
    }
    expect(proxy.requests).toEqual([])
    await strict.forTenant('acme').insert('order', 'strict', state)
    expect(await store.forTenant('acme').getByCorrelationId('order', 'strict')).toEqual(state)
  })

  it('come from the context of a call, and a context without is refused', async () => {
    const context = new AsyncLocalStorage<{ tenantId?: string }>()
    const bound = createSagaStore<OrderState>({ ...table, tenant: () => context.getStore()?.tenantId })
    const state = newState()
    await context.run({ tenantId: 'acme' }, () => bound.insert('order', 'context', state))
    expect(await store.forTenant('acme').getByCorrelationId('order', 'context')).toEqual(state)
    expect(await rejection(context.run({}, () => bound.getById('order', 's1')))).toMatchObject({
      name: 'MissingTenantError',
      message: expect.stringContaining('getById of order s1'),
    })
  })

  it('cannot be the one that stands for none', () => {
    expect(() => store.forTenant('-')).toThrow(/stands for no tenant/)
    expect(() => store.forTenant(undefined as unknown as string)).toThrow(/forTenant has no tenant/)
  })
})

describe('bad input', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  const asked = createSagaStore<OrderState>({ client: proxy.client(), tableName })
  const bad: readonly (readonly [string, () => Promise<unknown>, RegExp])[] = [
    [
      'a version beyond the next',
      () => asked.update('order', newState({ sagaId: 's1', version: 5 }), 1),
      /order s1.*version.*expected version 1 plus one/,
    ],
    [
      'an expected version that is none',
      () => asked.update('order', newState({ sagaId: 's1', version: 1 }), Number.NaN),
      /order s1.*version/,
    ],
    [
      'a circular document',
      () => asked.insert('order', 'c', newState({}, { circle })),
      /state\.circle\.self contains itself/,
    ],
    [
      'a state without metadata',
      () => asked.insert('order', 'c', {} as OrderState),
      /insert of order.metadata/,
    ],
    ['an empty correlation', () => asked.insert('order', '', newState()), /correlationId/],
    ['half of a surrogate pair', () => asked.insert('order', 'c', newState({ sagaId: '\ud800' })), /sagaId/],
    ['a key that is too long', () => asked.insert('order', 'x'.repeat(3_000), newState()), /bytes/],
    [
      'a date as text',
      () => asked.insert('order', 'c', newState({ sagaId: 's1', updatedAt: '2026' as never })),
      /order s1.metadata.updatedAt is not a valid Date/,
    ],
    ['a cursor that is none', () => asked.list('order', { after: 'x' }), /cursor/],
    ['no workers at all', () => asked.deleteCompleted('order', { concurrency: 0 }), /concurrency/],
  ]

  it.each(bad)('is refused before anything is sent: %s', async (_, call, message) => {
    const error = await rejection(call())
    expect(error.message).toMatch(message)
    expect(error.code).toEqual(expect.any(String))
    expect(proxy.requests).toEqual([])
  })

  it('of options is refused at once', () => {
    expect(() => createSagaStore({ ...table, ttlDays: 0 })).toThrow(/ttlDays is not a number above 0/)
    expect(() => createSagaStore({ client: table.client })).toThrow(/SAGAS_TABLE/)
  })
})
