import { expect, it } from 'vitest'
import { matches } from './covers.js'

it.each([
  ['*', '', true],
  ['*', 'anything', true],
  ['dynamodb:Get*', 'dynamodb:GetItem', true],
  ['dynamodb:Get*', 'dynamodb:PutItem', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['*b*b', 'abab', true],
  ['a*b', 'abc', false],
  ['table/shop', 'table/shop-dev', false],
])('matches %s with %s as IAM does: %s', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected)
})

it('is quick with many stars', () => {
  expect(matches('*a'.repeat(50), `${'a'.repeat(5000)}b`)).toBe(false)
})
