import type { DeleteItemCommandInput } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { store } from '../testing/reads/store.js'
import { unsent } from '../testing/reads/unsent.js'
import { and, not, or } from './condition.js'

const db = connect(store, unsent)

// biome-ignore lint/suspicious/noExplicitAny: also what the types refuse.
function written(on: (o: any) => any) {
  const {
    TableName: _,
    Key: __,
    ...params
  } = db.thing.delete({ box: 'b', id: 1 }, { if: on }).params() as DeleteItemCommandInput
  return params
}

describe('a condition is written with placeholders for names and values', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the types are another test's.
  it.each<[string, (o: any) => any]>([
    ['#0 = :0', (o) => o.text.eq('a')],
    ['#0 <> :0', (o) => o.text.ne('a')],
    ['#0 < :0', (o) => o.count.lt(1)],
    ['#0 <= :0', (o) => o.count.le(1)],
    ['#0 > :0', (o) => o.count.gt(1)],
    ['#0 >= :0', (o) => o.count.ge(1)],
    ['#0 BETWEEN :0 AND :1', (o) => o.count.between(1, 2)],
    ['#0 IN (:0, :1)', (o) => o.count.in([1, 2])],
    ['attribute_exists(#0)', (o) => o.text.exists()],
    ['attribute_not_exists(#0)', (o) => o.text.missing()],
    ['attribute_type(#0, :0)', (o) => o.text.hasType('S')],
    ['begins_with(#0, :0)', (o) => o.text.beginsWith('a')],
    ['contains(#0, :0)', (o) => o.tags.contains('a')],
    ['size(#0) > :0', (o) => o.tags.size().gt(1)],
    ['size(#0) BETWEEN :0 AND :1', (o) => o.tags.size().between(1, 2)],
    ['size(#0) IN (:0, :1)', (o) => o.tags.size().in([1, 2])],
    ['#0 = #1', (o) => o.size.eq(o.count)],
    ['#0 = #0', (o) => o.size.eq(o.size)],
    ['#0 BETWEEN #1 AND :0', (o) => o.size.between(o.count, 9)],
    ['#0 IN (#1, :0)', (o) => o.size.in([o.count, 9])],
    ['#0 = size(#1)', (o) => o.size.eq(o.tags.size())],
    ['size(#0) = size(#1)', (o) => o.list.size().eq(o.tags.size())],
    ['size(#0[1].#1) = :0', (o) => o.lines[1].sku.size().eq(3)],
    ['(#0 = :0) AND (#1 = :1)', (o) => and(o.text.eq('a'), o.count.eq(1))],
    ['(#0 = :0) AND (#1 = :1)', (o) => [o.text.eq('a'), o.count.eq(1)]],
    ['(#0 = :0) OR (#0 = :1)', (o) => or(o.text.eq('a'), o.text.eq('b'))],
    ['#0 = :0', (o) => or(o.text.eq('a'))],
    ['NOT (#0 = :0)', (o) => not(o.text.eq('a'))],
    ['NOT ((#0 = :0) OR (NOT (#0 = :1)))', (o) => not(or(o.text.eq('a'), not(o.text.eq('b'))))],
  ])('%s', (text, on) => {
    expect(written(on).ConditionExpression).toBe(text)
  })

  it('with values by the codec of the attribute', () => {
    expect(
      written((o) => [o.at.ge(new Date(0)), o.price.lt('1.50'), o.tags.eq(new Set(['a', 'b']))]),
    ).toMatchObject({
      ConditionExpression: '(#0 >= :0) AND (#1 < :1) AND (#2 = :2)',
      ExpressionAttributeNames: { '#0': 'at', '#1': 'price', '#2': 'tags' },
      ExpressionAttributeValues: {
        ':0': { S: '1970-01-01T00:00:00.000Z' },
        ':1': { N: '1.5' },
        ':2': { SS: ['a', 'b'] },
      },
    })
  })

  it('with null where the attribute is nullable, and only there', () => {
    expect(written((o) => o.maybe.eq(null)).ExpressionAttributeValues).toEqual({ ':0': { NULL: true } })
    expect(() => written((o) => o.text.eq(null))).toThrow('thing.text must be a string')
  })

  it('can be written twice, each time into the placeholders of its request', () => {
    const on = (o: { text: { eq(value: string): never } }) => o.text.eq('a')
    expect(written(on)).toEqual(written(on))
  })
})

describe('a condition is refused', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what the types refuse too.
  it.each<[string, (o: any) => any, string]>([
    ['when it is a path', (o) => o.text, 'thing.condition is not a condition (got an object); end it with'],
    ['when it is a path that is named like a method', (o) => o.write, 'is not a condition'],
    ['when it is a size', (o) => o.text.size(), 'is not a condition'],
    ['when it is a method that was not called', (o) => o.text.exists, 'is not a condition'],
    ['when it is a value', () => true, 'thing.condition is not a condition (got true)'],
    ['when it is nothing', () => undefined, 'is not a condition'],
    ['when one of several is nothing', (o) => and(o.text.exists(), undefined as never), 'is not a condition'],
    ['when it is of none', () => [], 'condition is and() of no conditions'],
    ['when or() is of none', () => or(), 'condition is or() of no conditions'],
    ['for a place that is not declared', (o) => o.nope.eq(1), 'thing.nope is not declared'],
    ['against a place that is not declared', (o) => o.text.eq(o.nope), 'thing.nope is not declared'],
    ['for a value of another type', (o) => o.count.gt('1'), 'thing.count must be a finite number (got "1")'],
    ['for a member of another type', (o) => o.numbers.contains('1'), 'thing.numbers must be a finite number'],
    [
      'for a nested value of another type',
      (o) => o.lines[0].sku.eq(1),
      'thing.lines[0].sku must be a string',
    ],
    ['for a size that is no number', (o) => o.tags.size().gt('1'), 'must be a finite number'],
    ['of no values', (o) => o.count.in([]), 'count is compared with 0 values; in() takes 1 to 100'],
    ['of too many values', (o) => o.count.in(Array(101).fill(1)), 'count is compared with 101 values'],
  ])('%s', (_, on, message) => {
    expect(() => written(on)).toThrow(message)
  })
})
