import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { damage, expiryOf, placeKey, sagaKey } from '../fixtures/raw-items.js'
import { rejection } from '../fixtures/rejection.js'
import { newState, nextState, type OrderState, stored } from '../fixtures/states.js'
import { createSagaStore, sagaDesign } from '../index.js'

const table = testTable(sagaDesign)
const { client, tableName } = table
const store = createSagaStore<OrderState>(table)

const expiring = createSagaStore<OrderState>({ ...table, ttlDays: 2 })
const DAY = 86_400

/** When the two items of a saga expire, in seconds since 1970. */
const expiries = (correlation: string, sagaId: string) =>
  Promise.all([sagaKey(correlation), placeKey(sagaId)].map((key) => expiryOf(table, key)))

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
    await damage(table, sagaKey(correlation), 'expiresAt', past)
    await damage(table, placeKey(sagaId), 'expiresAt', past)
    expect(await expiring.getById('order', sagaId)).toBe(null)
    expect(await expiring.getByCorrelationId('order', correlation)).toBe(null)
    expect((await rejection(expiring.update('order', nextState(state), 1))).message).toContain('not found')
    await expiring.insert('order', correlation, { ...state, again: true })
    expect(await store.getByCorrelationId('order', correlation)).toMatchObject({ again: true })
  })

  it('frees the correlation when DynamoDB has removed the saga before its other item', async () => {
    const { correlation } = await stored(expiring, { isCompleted: true })
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: { ...sagaKey(correlation) } }))
    const successor = newState()
    await expiring.insert('order', correlation, successor)
    expect(await store.getByCorrelationId('order', correlation)).toEqual(successor)
  })
})
