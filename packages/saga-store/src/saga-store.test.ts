import { randomUUID } from 'node:crypto'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { rejection } from './fixtures/rejection.js'
import { newState, nextState, type OrderState } from './fixtures/states.js'
import { createSagaStore, createTable, sagaDesign } from './index.js'

const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const open = (config = {}) =>
  createSagaStore<OrderState>({ client: proxy.client(config), tableName: table.tableName })
const store = open()
const once = open({ maxAttempts: 1 })
const operations = () => proxy.requests.map(({ operation }) => operation)
beforeEach(proxy.reset)
afterAll(proxy.stop)

/** A saga of version 0 that is stored. */
async function inserted(metadata = {}): Promise<OrderState> {
  const state = newState(metadata)
  await store.insert('order', `c-${state.metadata.sagaId}`, state)
  proxy.reset()
  return state
}

describe('requests', () => {
  it('are one read and one write for a step, also in a worker that knows nothing yet', async () => {
    const { metadata } = await inserted()
    const worker = open()
    const read = await worker.getByCorrelationId('order', `c-${metadata.sagaId}`)
    await worker.update('order', nextState(read as OrderState), 0)
    expect(operations()).toEqual(['GetItem', 'UpdateItem'])
  })

  it('are one for an insert, and none is read before the update that follows', async () => {
    const state = newState()
    await store.insert('order', randomUUID(), state)
    await store.update('order', nextState(state), 0)
    expect(operations()).toEqual(['TransactWriteItems', 'UpdateItem'])
  })

  it('read what was written up to now', async () => {
    await inserted()
    await store.getById('order', 'x')
    await store.getByCorrelationId('order', 'x')
    expect(proxy.requests.map(({ body }) => body)).toEqual([
      expect.objectContaining({ ConsistentRead: true }),
      expect.objectContaining({ ConsistentRead: true }),
    ])
  })

  it('are one more for a worker that updates what it has not read', async () => {
    const state = await inserted()
    await open().update('order', nextState(state), 0)
    expect(operations()).toEqual(['GetItem', 'UpdateItem'])
  })
})

describe('a stale update', () => {
  it('is a ConcurrencyError with both versions, from the write itself', async () => {
    const state = await inserted()
    await store.update('order', nextState(state), 0)
    proxy.reset()
    const error = await rejection(store.update('order', nextState(state), 0))
    const { sagaId } = state.metadata
    expect(error).toMatchObject({ name: 'ConcurrencyError', sagaId, expectedVersion: 0, actualVersion: 1 })
    expect(operations()).toEqual(['UpdateItem'])
  })
})

describe('an update whose answer was lost', () => {
  it('is recognised as our own by the attempt that follows', async () => {
    const state = await inserted()
    proxy.inject({ operation: 'UpdateItem', fault: faults.loseAnswer() })
    await store.update('order', nextState(state), 0)
    expect(operations()).toEqual(['UpdateItem', 'UpdateItem'])
    expect(await store.getById('order', state.metadata.sagaId)).toMatchObject({ metadata: { version: 1 } })
  })

  it('is a TransientError when there is no further attempt, and recognised when it is called again', async () => {
    const state = await inserted()
    const next = nextState(state)
    proxy.inject({ operation: 'UpdateItem', fault: faults.loseAnswer() })
    expect(await rejection(once.update('order', next, 0))).toMatchObject({ name: 'TransientError' })
    await once.update('order', next, 0)
  })

  it('is a conflict when it is called again with another state', async () => {
    const state = await inserted()
    proxy.inject({ operation: 'UpdateItem', fault: faults.loseAnswer() })
    expect(await rejection(once.update('order', nextState(state), 0))).toMatchObject({
      name: 'TransientError',
    })
    const other = nextState(state, {}, { step: 2 })
    expect(await rejection(once.update('order', other, 0))).toMatchObject({ name: 'ConcurrencyError' })
  })

  it('is unknown when somebody else has written since', async () => {
    const state = await inserted()
    proxy.inject({
      operation: 'UpdateItem',
      fault: {
        apply: async (exchange) => {
          await exchange.forward()
          const direct = createSagaStore<OrderState>(table)
          await direct.update('order', nextState(nextState(state)), 1)
          exchange.drop()
        },
      },
    })
    expect(await rejection(store.update('order', nextState(state), 0))).toMatchObject({
      name: 'TransientError',
      cause: { name: 'OutcomeUnknownError' },
    })
  })

  it('does not make the second of two equal updates a success', async () => {
    const state = await inserted()
    const next = nextState(state)
    await store.update('order', next, 0)
    expect(await rejection(store.update('order', next, 0))).toMatchObject({ name: 'ConcurrencyError' })
  })
})

describe('an insert whose answer was lost', () => {
  it('is done once', async () => {
    const state = newState()
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    await store.insert('order', randomUUID(), state)
    expect(await store.getById('order', state.metadata.sagaId)).toEqual(state)
  })

  it('is a TransientError when there is no further attempt, and recognised when it is called again', async () => {
    const state = newState()
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    const correlationId = randomUUID()
    expect(await rejection(once.insert('order', correlationId, state))).toMatchObject({
      name: 'TransientError',
    })
    await once.insert('order', correlationId, state)
    const other = once.insert('order', correlationId, newState())
    expect(await rejection(other)).toMatchObject({ name: 'ConcurrencyError' })
  })
})

describe('what passes', () => {
  it.each([
    ['throttling', faults.throttle()],
    ['a server error', faults.serverError(500)],
    ['a lost request', faults.loseRequest()],
    ['a page in HTML', faults.htmlError()],
  ])('is a TransientError of every call: %s', async (_, fault) => {
    const state = await inserted()
    const calls = [
      () => once.getById('order', state.metadata.sagaId),
      () => once.getByCorrelationId('order', 'c'),
      () => once.insert('order', 'c', newState()),
      () => once.update('order', nextState(state), 0),
      () => once.delete('order', state.metadata.sagaId),
      () => once.list('order'),
      () => once.due('order'),
    ]
    for (const call of calls) {
      proxy.inject({ fault, times: 20 })
      const error = await rejection(call())
      expect(error).toMatchObject({ name: 'TransientError', cause: expect.any(Error) })
      expect(error.message).toMatch(/^(getById|getByCorrelationId|insert|update|delete|list|due) of order/)
      proxy.reset()
    }
  })

  it('is what has no answer in time', async () => {
    const state = await inserted()
    const client = proxy.client({ maxAttempts: 1 })
    const hasty = createSagaStore<OrderState>({ client, tableName: table.tableName, requestTimeout: 100 })
    for (const call of [
      () => hasty.getByCorrelationId('order', 'c'),
      () => hasty.update('order', nextState(state), 0),
    ]) {
      proxy.inject({ fault: faults.hang({ executed: false }), times: 5 })
      expect(await rejection(call())).toMatchObject({ name: 'TransientError' })
      proxy.reset()
    }
  })

  it('are conflicts between transactions that go on', async () => {
    proxy.inject({ fault: faults.transactionConflict(), times: 20 })
    const error = await rejection(once.insert('order', 'c', newState()))
    expect(error).toMatchObject({ name: 'TransientError' })
  })
})

describe('injected classes of errors', () => {
  class BusConcurrencyError extends Error {
    constructor(
      readonly sagaId: string,
      readonly expectedVersion: number,
      readonly actualVersion?: number,
    ) {
      super(`expected ${expectedVersion}, got ${actualVersion}`)
    }
  }
  class BusTransientError extends Error {
    constructor(message: string, cause?: Error) {
      super(message, { cause })
    }
  }
  const errors = { ConcurrencyError: BusConcurrencyError, TransientError: BusTransientError }
  const client = proxy.client({ maxAttempts: 1 })
  const bus = createSagaStore<OrderState>({ client, tableName: table.tableName, errors })

  it('are those that a saga bus tells by instanceof', async () => {
    const state = await inserted()
    await bus.update('order', nextState(state), 0)
    const stale = await rejection(bus.update('order', nextState(state), 0))
    expect(stale).toBeInstanceOf(BusConcurrencyError)
    expect(stale).toMatchObject({ sagaId: state.metadata.sagaId, expectedVersion: 0, actualVersion: 1 })

    const taken = await rejection(bus.insert('order', `c-${state.metadata.sagaId}`, newState()))
    expect(taken).toBeInstanceOf(BusConcurrencyError)
    expect(taken.message).toContain('already exists')

    proxy.inject({ fault: faults.throttle() })
    expect(await rejection(bus.getById('order', 'x'))).toBeInstanceOf(BusTransientError)
  })
})

describe('options', () => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const { endpoint, client, tableName } = table
  it.each([
    ['endpoint, region and credentials', { endpoint, region: 'local', credentials }],
    ['a client', { client }],
    ['a document client', { client: DynamoDBDocumentClient.from(client) }],
  ])('may be %s', async (_, how) => {
    const made = createSagaStore<OrderState>({ ...how, tableName })
    await createTable(made)
    const state = newState()
    await made.insert('order', state.metadata.sagaId, state)
    await made.update('order', nextState(state), 0)
    expect(await made.getById('order', state.metadata.sagaId)).toMatchObject({ metadata: { version: 1 } })
  })
})
