import { describe, expect, it, vi } from 'vitest'
import {
  bigint,
  binary,
  binarySet,
  integer,
  list,
  map,
  number,
  record,
  string,
  stringSet,
  timestamp,
} from './builders.js'

describe('an attribute', () => {
  it('is changed by none of its methods, each gives a copy', () => {
    const name = string()
    name.optional().nullable().storedAs('n').readOnly().describe('x').default('y')
    expect(name.spec).toEqual({ type: 'string' })
  })

  it.each([
    ['optional()', string().optional(), { optional: true }],
    ['nullable()', string().nullable(), { nullable: true }],
    ['readOnly()', string().readOnly(), { readOnly: true }],
    ["storedAs('n')", string().storedAs('n'), { storedAs: 'n' }],
    ["describe('…')", string().describe('Full name.'), { description: 'Full name.' }],
  ])('%s', (_method, attribute, traits) => {
    expect(attribute.spec).toEqual({ type: 'string', ...traits })
  })

  it('may be all of it', () => {
    const tier = string().nullable().default(null).storedAs('t').describe('Price group.').readOnly()
    expect(JSON.parse(JSON.stringify(tier.spec))).toEqual({
      type: 'string',
      nullable: true,
      default: { kind: 'literal', value: null },
      storedAs: 't',
      description: 'Price group.',
      readOnly: true,
    })
  })

  it('that is filled in is no longer optional, whichever is said last holds', () => {
    expect(string().optional().default('x').spec.optional).toBeUndefined()
    expect(timestamp().optional().setOnCreate().spec.optional).toBeUndefined()
    expect(timestamp().optional().setOnUpdate().spec.optional).toBeUndefined()
    expect(string().default('x').optional().spec.optional).toBe(true)
  })
})

describe('filling in', () => {
  it('a constant', () => {
    const { default: fill } = number().default(7).spec
    expect(fill).toMatchObject({ kind: 'literal', value: 7 })
    expect(fill?.compute()).toBe(7)
  })

  it('what a function gives, anew for each item', () => {
    const next = vi.fn(() => 'id')
    const { default: fill } = string().default(next).spec
    expect(fill?.kind).toBe('computed')
    expect(next).not.toHaveBeenCalled()
    expect([fill?.compute(), fill?.compute()]).toEqual(['id', 'id'])
    expect(next).toHaveBeenCalledTimes(2)
  })

  it('the time, on create and on update', () => {
    const before = Date.now()
    for (const fill of [
      timestamp().setOnCreate().spec.setOnCreate,
      timestamp().setOnUpdate().spec.setOnUpdate,
    ]) {
      expect(fill?.kind).toBe('now')
      const time = fill?.compute() as Date
      expect(time).toBeInstanceOf(Date)
      expect(time.getTime()).toBeGreaterThanOrEqual(before)
    }
  })

  it('what a function gives, on create and on update', () => {
    expect(string().setOnCreate(() => 'x').spec.setOnCreate).toMatchObject({ kind: 'computed' })
    expect(
      integer()
        .setOnUpdate(() => 7)
        .spec.setOnUpdate?.compute(),
    ).toBe(7)
    expect(
      timestamp()
        .setOnCreate(() => new Date(0))
        .spec.setOnCreate?.compute(),
    ).toEqual(new Date(0))
  })

  it('each item gets a value of its own', () => {
    const fills = [
      list(string()).default(['a']),
      map({ tags: list(string()) }).default({ tags: [] }),
      record(number()).default({ a: 1 }),
      stringSet().default(new Set(['a'])),
      binary().default(new Uint8Array([1])),
      timestamp().default(new Date(0)),
    ].map(({ spec }) => spec.default)
    for (const fill of fills) {
      expect(fill?.compute()).toEqual(fill?.compute())
      expect(fill?.compute()).not.toBe(fill?.compute())
    }
    const [, nested] = fills
    const mine = nested?.compute() as { tags: string[] } | undefined
    mine?.tags.push('mine')
    expect(nested?.compute()).toEqual({ tags: [] })
  })

  it('a constant stays what it was when the design was made', () => {
    const tags = ['a']
    const { default: fill } = list(string()).default(tags).spec
    tags.push('b')
    expect(fill?.compute()).toEqual(['a'])
  })

  it('constants that JSON cannot hold are shown as text', () => {
    const pictures = [
      bigint().default(12345678901234567890n),
      timestamp().default(new Date(0)),
      stringSet().default(new Set(['b', 'a'])),
      binary().default(new Uint8Array([1, 255])),
      binarySet().default(new Set([new Uint8Array([1])])),
      list(bigint()).default([1n]),
      record(timestamp()).default({ b: new Date(0), a: new Date(1) }),
    ].map(({ spec }) => JSON.parse(JSON.stringify(spec.default)).value)
    expect(pictures).toEqual([
      '12345678901234567890',
      '1970-01-01T00:00:00.000Z',
      ['a', 'b'],
      [1, 255],
      [[1]],
      ['1'],
      { a: '1970-01-01T00:00:00.001Z', b: '1970-01-01T00:00:00.000Z' },
    ])
  })
})
