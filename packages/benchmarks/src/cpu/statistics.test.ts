import { expect, it } from 'vitest'
import { spread } from './statistics.js'

it('finds the middle of an odd number of values', () => {
  expect(spread([5, 1, 3, 2, 4])).toEqual({ median: 3, p25: 2, p75: 4 })
})

it('interpolates between two values', () => {
  expect(spread([1, 2, 3, 4])).toEqual({ median: 2.5, p25: 1.75, p75: 3.25 })
})
