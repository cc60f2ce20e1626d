import { describe, expect, it } from 'vitest'
import { loadSettings } from './load-settings.js'

describe('the command line of a load', () => {
  it('may say nothing, or how much is done', () => {
    expect(loadSettings([])).toMatchObject({ seconds: 60, tenants: 200, concurrency: 20 })
    expect(loadSettings(['--seconds', '3', '--seed', '0'])).toMatchObject({ seconds: 3, seed: 0 })
  })

  it.each([
    [['--seconds', 'abc'], '--seconds is "abc", and has to be a number from 1 to 86400.'],
    [['--tenants', '0'], '--tenants is "0", and has to be a number from 1 to 10000.'],
    [['--concurrency', '1001'], '--concurrency is "1001", and has to be a number from 1 to 1000.'],
    [['--secnds', '3'], "Unknown option '--secnds'"],
  ])('is refused in a sentence: %j', (args, message) => {
    expect(() => loadSettings(args)).toThrow(message)
  })
})
