import { faults, randomFaults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type AnyState, first, fresh, next } from '../contract/saga-fixtures.js'
import { sagaStoreContract } from '../contract/saga-store-contract.js'
import { createSagaStore, sagaDesign } from '../index.js'
import { createPlainSagaStore } from '../plain/create-plain-saga-store.js'
import { plainSagaDesign } from '../plain/plain-design.js'
import { createSagaMigration } from './create-saga-migration.js'

const plainTable = testTable(plainSagaDesign)
const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const plain = createPlainSagaStore<AnyState>(plainTable)
const store = createSagaStore<AnyState>(table)
const migration = (client = table.client) =>
  createSagaMigration<AnyState>({ client, from: plainTable.tableName, to: table.tableName, ttlDays: 1 })
beforeEach(proxy.reset)
afterAll(proxy.stop)

/** Sagas with plain keys. */
async function given(count: number): Promise<readonly AnyState[]> {
  const states = Array.from({ length: count }, (_, i) =>
    first({ i, tags: new Set(['a']) }, { isCompleted: i % 5 === 0 }),
  )
  for (const state of states) await plain.insert('order', `c-${state.metadata.sagaId}`, state)
  return states
}

/** All of them are there, once, by id and correlation. */
async function expectMoved(states: readonly AnyState[]): Promise<void> {
  for (const state of states) {
    const { sagaId } = state.metadata
    expect(await store.getById('order', sagaId)).toEqual(state)
    expect(await store.getByCorrelationId('order', `c-${sagaId}`)).toEqual(state)
    expect(await plain.getById('order', sagaId)).toBe(null)
  }
}

sagaStoreContract({ describe, it }, 'the store of a migration', () => migration().store, {
  tenants: false,
})

describe('a migration', () => {
  it('moves every saga, once', async () => {
    const states = await given(30)
    expect(await migration().run()).toMatchObject({ left: [] })
    await expectMoved(states)
    expect(await migration().run()).toEqual({ moved: 0, left: [] })
  })

  it('goes on after it was killed, from its checkpoint or from the beginning', async () => {
    const states = await given(20)
    const killed = migration().run({ onCheckpoint: () => Promise.reject(new Error('killed')) })
    await expect(killed).rejects.toThrow('killed')
    let kept: string | undefined
    await migration().run({
      signal: AbortSignal.abort(),
      onCheckpoint: (one) => (kept = JSON.stringify(one)),
    })
    await migration().run({ checkpoint: JSON.parse(kept as string) })
    await migration().run()
    await expectMoved(states)
  })

  it('survives lost answers, lost requests, throttling and conflicts', async () => {
    const states = await given(40)
    proxy.play(
      randomFaults(7, { loseAnswer: 0.1, loseRequest: 0.05, throttle: 0.1, transactionConflict: 0.05 }),
    )
    await migration(proxy.client({ maxAttempts: 8 })).run()
    await expectMoved(states)
  })

  it('knows its own transaction again whose answer was lost, and counts it', async () => {
    const states = await given(3)
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer(), times: 2 })
    const result = await migration(proxy.client({ maxAttempts: 1 })).run()
    expect(result).toEqual({ moved: 3, left: [] })
    await expectMoved(states)
  })

  it('is a TransientError of the store when a saga cannot be moved for now', async () => {
    const [state] = (await given(1)) as [AnyState]
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.throttle(), times: 100 })
    const { store: both } = migration(proxy.client({ maxAttempts: 1 }))
    await expect(both.update('order', next(state), 0)).rejects.toMatchObject({ name: 'TransientError' })
    expect(await plain.getById('order', state.metadata.sagaId)).toEqual(state)
    proxy.reset()
    await both.update('order', next(state), 0)
  })

  it('leaves what cannot be moved, and says why', async () => {
    const [taken, broken] = [first(), fresh()]
    await plain.insert('order', `c-${taken.metadata.sagaId}`, taken)
    await store.insert('order', `c-${taken.metadata.sagaId}`, first())
    const { PutCommand } = await import('@aws-sdk/lib-dynamodb')
    const now = new Date().toISOString()
    const damaged = {
      sagaName: 'order',
      sagaId: broken,
      correlationId: broken,
      version: 1,
      isCompleted: false,
      createdAt: now,
      updatedAt: now,
      state: '{',
    }
    await plainTable.client.send(new PutCommand({ TableName: plainTable.tableName, Item: damaged }) as never)

    const { left } = await migration().run()
    expect(left).toHaveLength(2)
    expect(left).toContainEqual({
      sagaName: 'order',
      sagaId: taken.metadata.sagaId,
      reason: expect.stringContaining('correlation'),
    })
    expect(left).toContainEqual({
      sagaName: 'order',
      sagaId: broken,
      reason: expect.stringContaining('damaged'),
    })
    expect(await plain.getById('order', taken.metadata.sagaId)).toEqual(taken)
    await plain.delete('order', taken.metadata.sagaId)
    await plain.delete('order', broken)
  })

  it('is online: workers read and write all the while, and no step is lost', async () => {
    const states = await given(20)
    const { store: both } = migration()
    const steps = async (state: AnyState) => {
      for (let step = 0; step < 5; step++) {
        const found = (await both.getByCorrelationId('order', `c-${state.metadata.sagaId}`)) as AnyState
        await both.update('order', next(found, { step }), found.metadata.version)
      }
    }
    const [result] = await Promise.all([migration().run({ concurrency: 2 }), ...states.map(steps)])
    expect(result.left).toEqual([])
    for (const { metadata } of states) {
      expect(await store.getById('order', metadata.sagaId)).toMatchObject({
        step: 4,
        metadata: { version: 5 },
      })
      expect(await plain.getById('order', metadata.sagaId)).toBe(null)
    }
  })

  it('does not lose what a worker writes that knows the old table only', async () => {
    const [state] = await given(1)
    const second = next(state as AnyState, { by: 'an old worker' })
    proxy.inject({
      operation: 'TransactWriteItems',
      fault: {
        apply: async (exchange) => {
          await plain.update('order', second, 0)
          exchange.answer(await exchange.forward())
        },
      },
    })
    await migration(proxy.client()).run()
    await expectMoved([second])
  })
})
