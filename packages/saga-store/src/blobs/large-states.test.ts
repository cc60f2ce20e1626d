import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { rejection } from '../fixtures/rejection.js'
import { newState, nextState, type OrderState, stored } from '../fixtures/states.js'
import { createSagaStore, sagaDesign } from '../index.js'
import { fileBlobStore } from '../testing.js'

const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const { tableName } = table
const store = createSagaStore<OrderState>(table)
beforeEach(proxy.reset)
afterAll(proxy.stop)

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

    const { state } = await stored(store)
    expect(await rejection(store.update('order', nextState(state, {}, large('x')), 1))).toMatchObject({
      name: 'StateTooLargeError',
    })
    expect(await store.getById('order', state.metadata.sagaId)).toEqual(state)
  })

  it.each([409_000, 404_000])(
    'are refused also where only the whole item is too large: %d bytes',
    async (size) => {
      const { state } = await stored(store)
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
