import { describe, expect, it } from 'vitest'
import { deepEqual } from './deep-equal.js'

describe('stored items are equal', () => {
  it.each<[string, unknown, unknown]>([
    [
      'with the same attributes in another order',
      { a: { S: '1' }, b: { N: '2' } },
      { b: { N: '2' }, a: { S: '1' } },
    ],
    ['with numbers in another spelling', { a: { N: '1e+21' } }, { a: { N: '1000000000000000000000' } }],
    ['with small numbers in another spelling', { a: { N: '1e-7' } }, { a: { N: '0.0000001' } }],
    ['with sets in another order', { a: { SS: ['x', 'y'] } }, { a: { SS: ['y', 'x'] } }],
    ['with number sets in another spelling', { a: { NS: ['1e1', '2'] } }, { a: { NS: ['2.0', '10'] } }],
    [
      'with binary sets in another order',
      { a: { BS: [Uint8Array.of(1), Uint8Array.of(2, 3)] } },
      { a: { BS: [Uint8Array.of(2, 3), Buffer.from([1])] } },
    ],
    ['with bytes of another class', { a: { B: Buffer.from([1, 2]) } }, { a: { B: Uint8Array.of(1, 2) } }],
    [
      'however deep they are',
      { a: { M: { N: { L: [{ N: '1' }, { SS: ['b', 'a'] }] } } } },
      { a: { M: { N: { L: [{ N: '1.0' }, { SS: ['a', 'b'] }] } } } },
    ],
    ['when both are nothing', undefined, undefined],
  ])('%s', (_, a, b) => {
    expect(deepEqual(a, b)).toBe(true)
    expect(deepEqual(b, a)).toBe(true)
  })
})

describe('stored items differ', () => {
  it.each<[string, unknown, unknown]>([
    ['in a value', { a: { S: '1' } }, { a: { S: '2' } }],
    ['in the type of a value', { a: { S: '1' } }, { a: { N: '1' } }],
    ['in an attribute more', { a: { S: '1' } }, { a: { S: '1' }, b: { S: '1' } }],
    ['in the name of an attribute', { a: { S: '1' } }, { b: { S: '1' } }],
    ['in a name that every object inherits', { toString: { S: '1' } }, { a: { S: '1' } }],
    ['in text that is a number', { a: { S: '1' } }, { a: { S: '1.0' } }],
    [
      'in the order of a list',
      { a: { L: [{ N: '1' }, { N: '2' }] } },
      { a: { L: [{ N: '2' }, { N: '1' }] } },
    ],
    ['in a member of a set', { a: { SS: ['x', 'y'] } }, { a: { SS: ['x', 'z'] } }],
    ['in members that would read alike together', { a: { SS: ['x,y'] } }, { a: { SS: ['x', 'y'] } }],
    [
      'in the last digit of a long number',
      { a: { N: '90071992547409931' } },
      { a: { N: '90071992547409932' } },
    ],
    ['in bytes', { a: { B: Uint8Array.of(1) } }, { a: { B: Uint8Array.of(1, 0) } }],
    ['in there being one', undefined, {}],
    ['in null', { a: { NULL: true } }, { a: null }],
  ])('%s', (_, a, b) => {
    expect(deepEqual(a, b)).toBe(false)
    expect(deepEqual(b, a)).toBe(false)
  })
})
