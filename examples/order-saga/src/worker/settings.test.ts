import { describe, expect, it } from 'vitest'
import { workerSettings } from './settings.js'
import { isIn } from './share.js'

const PAYMENTS_URL = 'http://127.0.0.1:1'

describe('the settings of a worker', () => {
  it('have defaults', () => {
    expect(workerSettings({ PAYMENTS_URL, STEP_MS: '' })).toEqual({
      paymentsUrl: PAYMENTS_URL,
      stepMs: 10_000,
      leaseMs: 3_000,
      sweepMs: 1_000,
      share: { index: 0, of: 1 },
    })
  })

  it('come from its environment', () => {
    const environment = { PAYMENTS_URL, STEP_MS: '5', LEASE_MS: '6', SWEEP_MS: '7', SHARE: '2/3' }
    expect(workerSettings(environment)).toEqual({
      paymentsUrl: PAYMENTS_URL,
      stepMs: 5,
      leaseMs: 6,
      sweepMs: 7,
      share: { index: 2, of: 3 },
    })
  })

  it.each([
    [{}, 'PAYMENTS_URL is undefined, and has to be the address of the provider.'],
    [{ PAYMENTS_URL, LEASE_MS: '0' }, 'LEASE_MS is "0", and has to be a number of milliseconds.'],
    [{ PAYMENTS_URL, SHARE: '3/3' }, 'SHARE is "3/3", and has to be such as 0/3, the first of three.'],
    [{ PAYMENTS_URL, SHARE: 'all' }, 'SHARE is "all", and has to be such as 0/3, the first of three.'],
  ])('%j are refused', (environment, sentence) => {
    expect(() => workerSettings(environment)).toThrow(sentence)
  })
})

describe('shares', () => {
  it('have each saga once, and about as many', () => {
    const counts = [0, 0, 0]
    for (let saga = 0; saga < 900; saga++) {
      const [first, ...others] = [0, 1, 2].filter((index) => isIn({ index, of: 3 }, `order-${saga}`))
      expect([typeof first, others]).toEqual(['number', []])
      counts[first ?? 0] = (counts[first ?? 0] ?? 0) + 1
    }
    for (const count of counts) expect(count).toBeGreaterThan(200)
  })
})
