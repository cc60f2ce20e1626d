import { describe, expect, it } from 'vitest'
import { demoSettings } from './demo-settings.js'
import { seeded } from './random.js'
import { randomOrders } from './random-orders.js'
import { report } from './report.js'

function take(count: number, seed: number) {
  const orders = randomOrders(seeded(seed))
  return Array.from({ length: count }, () => orders.next().value)
}

describe('the customers', () => {
  it('order the same for the same seed, with every card and more than there is', () => {
    const orders = take(200, 1)

    expect(orders).toEqual(take(200, 1))
    expect(orders).not.toEqual(take(200, 2))
    expect(new Set(orders.map(({ card }) => card)).size).toBe(4)
    expect(
      orders.filter(({ lines }) => lines.some(({ sku }) => sku === 'LAST-OF-ITS-KIND')).length,
    ).toBeGreaterThan(3)
  })
})

describe('the command line', () => {
  it('has defaults', () => {
    expect(demoSettings([])).toEqual({ orders: 0, workers: 3, killEvery: 0, seed: 1 })
  })

  it('says how it runs', () => {
    expect(demoSettings(['--orders', '60', '--workers=2', '--kill-every', '1000', '--seed', '7'])).toEqual({
      orders: 60,
      workers: 2,
      killEvery: 1_000,
      seed: 7,
    })
  })

  it.each([
    [['--workers', '0'], '--workers is "0", and has to be a number from 1 to 16.'],
    [['--orders', 'many'], '--orders is "many", and has to be a number from 0 to 10000.'],
    [['--order', '1'], "Unknown option '--order'"],
  ])('%j is refused', (args, sentence) => {
    expect(() => demoSettings(args)).toThrow(sentence)
  })
})

describe('the report', () => {
  const audit = { shipped: 1, cancelled: 1, faults: [] }

  it('says what became of the orders', () => {
    expect(report({ placed: 2, ended: 2, kills: 3, restarts: 3, audit })).toEqual([
      '2 orders were placed, 2 have ended; 3 times a worker was killed.',
      '1 were shipped, each charged once; 1 were cancelled, none of them charged in the end.',
      'The stock adds up.',
    ])
  })

  it('promises nothing where there are faults, or before the end', () => {
    const faults = ['o1 was charged 2 times']
    expect(
      report({ placed: 2, ended: 2, kills: 0, restarts: 0, audit: { ...audit, faults } }).slice(1),
    ).toEqual(faults)
    expect(report({ placed: 2, ended: 1, kills: 0, restarts: 0, audit: undefined })).toHaveLength(1)
  })
})
