import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { rejection } from '../fixtures/rejection.js'
import { newState, type OrderState } from '../fixtures/states.js'
import { createSagaStore, sagaDesign } from '../index.js'

const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const { tableName } = table
beforeEach(proxy.reset)
afterAll(proxy.stop)

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
      () => asked.insert('order', 'c', newState({ sagaId: 's1' }, { circle })),
      /order s1\.state\.circle\.self contains itself/,
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
    ['half a worker', () => asked.deleteCompleted('order', { concurrency: 0.5 }), /concurrency/],
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
