import { describe, expect, it } from 'vitest'
import { readable } from './readable.js'

describe('an expression in a message', () => {
  const parts = {
    ExpressionAttributeNames: { '#0': 'address', '#1': 'city', '#10': 'tags' },
    ExpressionAttributeValues: {
      ':0': { S: 'Paris' },
      ':1': { N: '7.5' },
      ':2': { BOOL: true },
      ':3': { S: 'x'.repeat(100) },
      ':4': { SS: ['a'] },
      ':5': { NULL: true },
    },
  }

  it.each([
    ['#0.#1 = :0', 'address.city = "Paris"'],
    ['contains(#10, :0) AND #1 < :1', 'contains(tags, "Paris") AND city < 7.5'],
    ['#0 IN (:2, :4, :5)', 'address IN (true, an array, null)'],
    ['#0 = :3', `address = "${'x'.repeat(59)}…`],
    ['attribute_exists(#0)', 'attribute_exists(address)'],
  ])('%s', (expression, text) => {
    expect(readable(expression, parts)).toBe(text)
  })
})
