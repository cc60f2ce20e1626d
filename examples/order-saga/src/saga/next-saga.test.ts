import { describe, expect, it } from 'vitest'
import { firstSaga, nextSaga, type Outcome } from './next-saga.js'
import { commandsOf, isRunning, type OrderSaga } from './order-saga.js'

const STEP_MS = 1_000
const first = firstSaga({ orderId: 'o1', card: 'good', lines: [], totalInCents: 1 }, STEP_MS)

/** A saga after some outcomes. */
function after(...outcomes: Outcome[]): OrderSaga {
  return outcomes.reduce((saga, outcome) => {
    if (!isRunning(saga.step)) throw new Error(`it is ${saga.step}`)
    return nextSaga(saga, saga.step, outcome, STEP_MS)
  }, first)
}

const path = ({ before, step }: OrderSaga) => [...before, step].join(' → ')

describe('a saga', () => {
  it.each([
    ['reserving → charging → shipping → shipped', undefined, ['done', 'done', 'done']],
    ['reserving → releasing → cancelled', 'out of stock', ['refused', 'done']],
    ['reserving → charging → releasing → cancelled', 'card declined', ['done', 'refused', 'done']],
    ['reserving → releasing → refunding → cancelled', 'timed out', ['late', 'done', 'done']],
    [
      'reserving → charging → releasing → refunding → cancelled',
      'timed out',
      ['done', 'late', 'done', 'done'],
    ],
    ['reserving → charging → shipping → shipping → shipped', undefined, ['done', 'done', 'late', 'done']],
    [
      'reserving → charging → releasing → releasing → refunding → refunding → cancelled',
      'timed out',
      ['done', 'late', 'late', 'done', 'late', 'done'],
    ],
    [
      'reserving → charging → releasing → releasing → cancelled',
      'card declined',
      ['done', 'refused', 'late', 'done'],
    ],
  ] as const)('%s (%s)', (steps, reason, outcomes) => {
    const saga = after(...outcomes)

    expect(path(saga)).toBe(steps)
    expect(saga.reason).toBe(reason)
    expect(saga.metadata).toMatchObject({
      isCompleted: true,
      timeoutExpiresAt: null,
      version: outcomes.length,
    })
    expect(commandsOf(saga)).toEqual([])
  })

  it('asks for its step, and has a time for it', () => {
    const saga = after('done')

    expect(commandsOf(saga)).toEqual([{ orderId: 'o1', step: 'charging' }])
    expect(timeFor(saga)).toBe(STEP_MS)
  })

  it('has twice the time for a step that was late, and not without end', () => {
    expect(timeFor(after('done', 'done', 'late'))).toBe(2 * STEP_MS)
    expect(timeFor(after('done', 'done', 'late', 'late'))).toBe(4 * STEP_MS)
    expect(timeFor(after('done', 'done', ...Array<Outcome>(50).fill('late')))).toBe(64 * STEP_MS)
  })

  const timeFor = ({ metadata: { updatedAt, timeoutExpiresAt } }: OrderSaga) =>
    (timeoutExpiresAt?.getTime() ?? 0) - updatedAt.getTime()
})
