import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { plain } from '../testing/designs.js'
import { testTable } from '../vitest.js'
import type { FaultValue } from './fault.js'
import { startFaultProxy } from './fault-proxy.js'
import * as faults from './faults.js'
import { type FaultRates, type RandomFaults, randomFaults, type Script, script } from './plan.js'

const { endpoint, tableName: TableName } = testTable(plain)
const proxy = await startFaultProxy(endpoint)
const client = proxy.client({ maxAttempts: 1 })
beforeEach(proxy.reset)
afterAll(proxy.stop)

/** What becomes of some requests, one after the other. */
async function outcomes(plan: Script | RandomFaults, count: number): Promise<readonly string[]> {
  proxy.reset()
  proxy.play(plan)
  for (let i = 0; i < count; i++)
    await client.send(new GetItemCommand({ TableName, Key: { id: { S: 'a' } } })).catch(() => {})
  return proxy.requests.map(({ fault }) => (fault as FaultValue | undefined)?.kind ?? 'fine')
}

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value))

describe('a script', () => {
  const plan = script([
    { fault: faults.none(), times: 2 },
    { fault: faults.loseAnswer(), operation: 'GetItem' },
    { fault: faults.transactionConflict() },
    { fault: faults.throttle(), times: 'always' },
  ])

  it('lets its faults happen in their order, each to requests that it is for', async () => {
    expect(await outcomes(plan, 5)).toEqual(['none', 'none', 'loseAnswer', 'throttle', 'throttle'])
  })

  it('is a value', async () => {
    expect(throughJson(plan)).toEqual(plan)
    expect(await outcomes(throughJson(plan), 5)).toEqual(await outcomes(plan, 5))
  })

  it('is refused with a fault that there is not', () => {
    const misspelt = { kind: 'trottle' } as never
    expect(() => script([{ fault: misspelt }])).toThrow(
      "There is no fault 'trottle'; there are none, throttle,",
    )
  })
})

describe('faults by chance', () => {
  const plan = randomFaults(7, {
    throttle: 0.2,
    loseAnswer: { rate: 0.1 },
    serverError: { rate: 0.2, status: 503 },
    unprocessed: { rate: 0.2, processed: 0 },
  })

  it('happen to the same requests for the same seed', async () => {
    const first = await outcomes(plan, 60)

    expect(new Set(first)).toEqual(new Set(['fine', 'throttle', 'loseAnswer', 'serverError']))
    expect(await outcomes(throughJson(plan), 60)).toEqual(first)
    expect(await outcomes(randomFaults(8, plan.rates), 60)).not.toEqual(first)
  })

  it('do not depend on the order in which they are written down', async () => {
    const { throttle: _, ...others } = plan.rates
    expect(await outcomes(randomFaults(7, { ...others, throttle: 0.2 }), 60)).toEqual(
      await outcomes(plan, 60),
    )
  })

  it('happen to about such a share of requests as they are told', async () => {
    const happened = (await outcomes(randomFaults(1, { throttle: 0.25 }), 400)).filter(
      (one) => one !== 'fine',
    )
    expect(happened.length).toBeGreaterThan(70)
    expect(happened.length).toBeLessThan(130)
  })

  it('leave the others alone when a fault of a test comes in between', async () => {
    const undisturbed = await outcomes(plan, 20)
    proxy.reset()
    proxy.inject({ fault: faults.htmlError(), times: 3 })
    proxy.play(plan)
    for (let i = 0; i < 20; i++)
      await client.send(new GetItemCommand({ TableName, Key: { id: { S: 'a' } } })).catch(() => {})
    const kinds = proxy.requests.map(({ fault }) => (fault as FaultValue | undefined)?.kind ?? 'fine')
    expect(kinds.slice(3)).toEqual(undisturbed.slice(3))
  })

  it.each<[FaultRates]>([
    [{ throttle: -0.1 }],
    [{ throttle: 0.6, loseAnswer: 0.6 }],
    [{ throttle: Number.NaN }],
  ])('are refused with shares that are none: %o', (rates) => {
    expect(() => randomFaults(1, rates)).toThrow(RangeError)
  })
})
