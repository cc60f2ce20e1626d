import { describe, expect, it } from 'vitest'
import { optionsOf } from './options.js'

describe('options', () => {
  it('measure everything by default', () => {
    expect(optionsOf([])).toEqual({
      parts: ['cpu', 'loopback', 'heap', 'bundle', 'cold-start', 'types', 'synth', 'bulk'],
      rounds: undefined,
    })
  })

  it('choose parts and rounds', () => {
    expect(optionsOf(['--only', 'cpu', '--only', 'types', '--rounds', '5'])).toEqual({
      parts: ['cpu', 'types'],
      rounds: 5,
    })
  })

  it('ask for help', () => {
    expect(optionsOf(['--help'])).toBeUndefined()
  })

  it.each([
    [['--only', 'speed'], 'the parts are cpu, loopback, heap, bundle, cold-start, types, synth, bulk'],
    [['--rounds', '0'], 'must be a whole number of at least 1'],
    [['--round', '1'], "Unknown option '--round'"],
  ])('refuse %j', (args, message) => {
    expect(() => optionsOf(args)).toThrow(message)
  })
})
