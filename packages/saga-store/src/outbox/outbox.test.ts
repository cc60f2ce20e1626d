import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { pollStream } from '@keyprint/client/streams'
import { type CustomFault, type Exchange, faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { rejection } from '../fixtures/rejection.js'
import { newState, nextState, type OrderState } from '../fixtures/states.js'
import { createOutbox, createSagaStore, type OutboxMessage, sagaDesign } from '../index.js'

const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const store = createSagaStore<OrderState>(table)
beforeEach(proxy.reset)
afterAll(proxy.stop)

/** Milliseconds: short enough to wait for. */
const LEASE = 100

/** A saga with messages of three states. */
async function withMessages(of = store.forTenant('acme')): Promise<string> {
  const state = newState()
  await of.insert('order', randomUUID(), state, { messages: ['0.0', '0.1'] })
  const second = nextState(state)
  await of.update('order', second, 0, { messages: ['1.0'] })
  await of.update('order', nextState(second, { isCompleted: true }), 1, {
    messages: ['2.0', new Map([['a', 1n]])],
  })
  return state.metadata.sagaId
}

const ALL = ['0.0', '0.1', '1.0', '2.0', new Map([['a', 1n]])]

/** An outbox that keeps what it publishes of one saga. */
function keeping(sagaId: string, more: object = {}, onPublish: () => unknown = () => undefined) {
  const published: OutboxMessage[] = []
  const publish = async (message: OutboxMessage) => {
    if (message.sagaId !== sagaId) return
    published.push(message)
    await onPublish()
  }
  return { published, outbox: createOutbox({ ...table, leaseMs: LEASE, ...more, publish }) }
}

const bodies = (published: readonly OutboxMessage[]) => published.map(({ body }) => body)

describe('messages', () => {
  it('are written in the transaction that writes the state', async () => {
    const through = createSagaStore<OrderState>({ client: proxy.client(), tableName: table.tableName })
    const state = newState()
    await through.insert('order', randomUUID(), state, { messages: ['a'] })
    await through.update('order', nextState(state), 0, { messages: ['b'] })
    expect(proxy.requests.map(({ operation }) => operation)).toEqual([
      'TransactWriteItems',
      'TransactWriteItems',
    ])
  })

  it('of a state that was refused are not written', async () => {
    const state = newState()
    await store.insert('order', 'taken', state, { messages: ['a'] })
    await rejection(store.insert('order', 'taken', newState(), { messages: ['b'] }))
    await store.update('order', nextState(state), 0)
    await rejection(store.update('order', nextState(state), 0, { messages: ['c'] }))
    const { published, outbox } = keeping(state.metadata.sagaId)
    await outbox.publishPending()
    expect(bodies(published)).toEqual(['a'])
  })

  it('of a write whose answer was lost are written once', async () => {
    const client = proxy.client({ maxAttempts: 1 })
    const once = createSagaStore<OrderState>({ client, tableName: table.tableName })
    const state = newState()
    await once.insert('order', randomUUID(), state)
    const next = nextState(state)
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    expect(await rejection(once.update('order', next, 0, { messages: ['a'] }))).toMatchObject({
      name: 'TransientError',
    })
    await once.update('order', next, 0, { messages: ['a'] })
    const { published, outbox } = keeping(state.metadata.sagaId)
    await outbox.publishPending()
    expect(bodies(published)).toEqual(['a'])
  })

  it('are published once, in order, with what they are of', async () => {
    const sagaId = await withMessages()
    const { published, outbox } = keeping(sagaId)
    expect(await outbox.publishPending()).toMatchObject({ failed: [] })
    expect(bodies(published)).toEqual(ALL)
    expect(published[2]).toMatchObject({
      tenantId: 'acme',
      sagaName: 'order',
      sagaId,
      version: 1,
      position: 0,
      createdAt: expect.any(Date),
    })
    expect(new Set(published.map(({ id }) => id)).size).toBe(ALL.length)
    expect(await outbox.publishPending()).toEqual({ published: 0, failed: [] })
  })

  it('stay when the saga is deleted', async () => {
    const sagaId = await withMessages()
    await store.forTenant('acme').delete('order', sagaId)
    const { published, outbox } = keeping(sagaId)
    await outbox.publishPending()
    expect(bodies(published)).toEqual(ALL)
  })

  it('that are too many, too large or not storable are refused, and nothing is written', async () => {
    for (const messages of [Array.from({ length: 99 }, () => 1), ['x'.repeat(500_000)], [() => 1]]) {
      const state = newState()
      expect(await rejection(store.insert('order', randomUUID(), state, { messages }))).toMatchObject({
        name: expect.stringMatching(/^(ValidationError|StateTooLargeError)$/),
        message: expect.stringMatching(/message/),
      })
      expect(await store.getById('order', state.metadata.sagaId)).toBe(null)
    }
  })
})

describe('a publisher that fails', () => {
  it('stops at that message, tells of it, and goes on with it later', async () => {
    const sagaId = await withMessages()
    let failing = true
    const { published, outbox } = keeping(sagaId, {}, () => {
      if (failing && published.length === 2) throw new Error('the bus is down')
    })
    const { failed } = await outbox.publishPending()
    expect(failed).toEqual([{ sagaName: 'order', sagaId, error: new Error('the bus is down') }])
    failing = false
    await outbox.publishPending()
    expect(bodies(published)).toEqual(['0.0', '0.1', '0.1', '1.0', ...ALL.slice(3)])
  })
})

/** What a message goes through: it is read, leased, published, removed. */
const STEPS = ['Query', 'UpdateItem', 'publish', 'DeleteItem']

describe.each(STEPS)('a publisher that dies at %s', (step) => {
  it.each([0, 1, 3])(
    'of message %d loses nothing, keeps the order and repeats nothing that is done',
    async (at) => {
      for (const executed of [false, true]) {
        const sagaId = await withMessages()
        const done = new Set<string>()
        const repeated: string[] = []
        await dies({ sagaId, step, at, executed, done })
        const { published, outbox } = keeping(sagaId)
        await pause(LEASE + 20)
        await outbox.publishPending()
        for (const { id } of published) if (done.has(id)) repeated.push(id)
        expect(repeated).toEqual([])
        const after = bodies(published)
        expect(after).toEqual(ALL.slice(ALL.length - after.length))
        expect(done.size + after.length).toBeGreaterThanOrEqual(ALL.length)
      }
    },
  )
})

/** A publisher whose nth request of a kind is its last; or which dies while it publishes. */
async function dies(how: {
  readonly sagaId: string
  readonly step: string
  readonly at: number
  readonly executed: boolean
  readonly done: Set<string>
}): Promise<void> {
  const { sagaId, step, at, executed, done } = how
  proxy.reset()
  let [count, dead] = [0, false]
  let current: OutboxMessage | undefined
  const hang = () => {
    dead = true
    return new Promise<never>(() => undefined)
  }
  const dyingAt = (operation: string): CustomFault => ({
    apply: async (exchange: Exchange) => {
      const isOfSaga = JSON.stringify(exchange.body).includes(sagaId)
      if (dead) return exchange.drop()
      const isLast = operation === step && isOfSaga && count++ === (operation === 'Query' ? 0 : at)
      const answer = !isLast || executed ? await exchange.forward() : undefined
      if (operation === 'DeleteItem' && isOfSaga && answer !== undefined && current) done.add(current.id)
      if (isLast || answer === undefined) {
        dead = true
        return exchange.drop()
      }
      exchange.answer(answer)
    },
  })
  for (const operation of ['Query', 'UpdateItem', 'DeleteItem'] as const)
    proxy.inject({ operation, fault: dyingAt(operation), times: 100 })
  const outbox = createOutbox({
    client: proxy.client({ maxAttempts: 1 }),
    tableName: table.tableName,
    leaseMs: LEASE,
    publish: async (message) => {
      if (message.sagaId !== sagaId) return
      current = message
      if (step === 'publish' && count++ === at) await hang()
    },
  })
  await Promise.race([outbox.publishPending().catch(() => undefined), until(() => dead)])
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5)
  await pause(20)
}

describe('several publishers', () => {
  it('publish each message once, in order', async () => {
    const sagaId = await withMessages()
    const published: OutboxMessage[] = []
    const publish = async (message: OutboxMessage) => {
      if (message.sagaId !== sagaId) return
      await pause(Math.random() * 5)
      published.push(message)
    }
    const publishers = Array.from({ length: 5 }, () => createOutbox({ ...table, publish }))
    for (let round = 0; round < 3; round++)
      await Promise.all(publishers.map((outbox) => outbox.publishPending()))
    expect(bodies(published)).toEqual(ALL)
  })

  it('of which one is too slow publish again, and nothing is lost', async () => {
    const sagaId = await withMessages()
    const slow = keeping(sagaId, {}, () => pause(LEASE + 100))
    const begun = slow.outbox.publishPending()
    await pause(LEASE + 60)
    const other = keeping(sagaId)
    await other.outbox.publishPending()
    await begun
    await other.outbox.publishPending()
    const firsts = [...slow.published, ...other.published].map(({ body }) => JSON.stringify(body))
    expect(new Set(firsts).size).toBe(ALL.length)
  })
})

describe('polling', () => {
  it('publishes until it is told to end', async () => {
    const { signal, abort } = controller()
    const sagaId = await withMessages()
    const { published, outbox } = keeping(sagaId)
    const running = outbox.run({ signal, interval: 10 })
    await until(() => published.length === ALL.length)
    abort()
    await running
    expect(bodies(published)).toEqual(ALL)
  })

  it('tells of what fails, and goes on', async () => {
    const { signal, abort } = controller()
    const errors: unknown[] = []
    const client = proxy.client({ maxAttempts: 1 })
    proxy.inject({ fault: faults.serverError(500) })
    const outbox = createOutbox({ client, tableName: table.tableName, publish: async () => undefined })
    const onError = (error: unknown) => {
      errors.push(error)
      abort()
    }
    await outbox.run({ signal, interval: 10, onError })
    expect(errors).toEqual([expect.objectContaining({ name: 'TransientError' })])
  })
})

function controller() {
  const made = new AbortController()
  return { signal: made.signal, abort: () => made.abort() }
}

describe('the stream', () => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBStreams({ endpoint: table.endpoint, region: 'local', credentials })
  const poll = (outbox: ReturnType<typeof createOutbox>, more: object = {}) =>
    pollStream(sagaDesign, outbox.streamHandlers, {
      client,
      tableName: table.tableName,
      untilEmpty: true,
      ...more,
    })

  it('publishes what is written, in order, and nothing that is done', async () => {
    const sagaId = await withMessages()
    const { published, outbox } = keeping(sagaId)
    await poll(outbox)
    await poll(outbox)
    expect(bodies(published)).toEqual(ALL)
  })

  it('lets the record come again while another publisher has a lease', async () => {
    const sagaId = await withMessages()
    const dead = keeping(sagaId, {}, () => new Promise(() => undefined))
    void dead.outbox.publishPending()
    await until(() => dead.published.length === 1)
    const { published, outbox } = keeping(sagaId)
    await poll(outbox, { retries: 20, interval: 20, onError: () => undefined })
    expect(bodies(published)).toEqual(ALL)
  })
})
