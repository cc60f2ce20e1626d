import { describe, expect, it } from 'vitest'
import type { AnyAttribute } from '../attribute/attribute-types.js'
import { bigint, decimal, integer, number } from '../attribute/builders.js'
import { keyText } from '../attribute/kind.js'
import type { KeyText } from './key-text.js'
import type { Padding } from './number-text.js'
import { sortedDecimals, sortedIntegers } from './sortable-number.js'

const sorted = ({ spec }: AnyAttribute) => keyText(spec, 'sort') as KeyText

describe('a sortable integer', () => {
  const { toText, toValue } = sorted(integer({ digits: 2 }))

  it('has as many digits as are declared, and a minus sign that sorts before them', () => {
    expect([-99, -10, -1, 0, 1, 10, 99].map(toText)).toEqual(['-00', '-89', '-98', '00', '01', '10', '99'])
  })

  it('is read back', () => {
    for (const value of [-99, -10, -1, 0, 1, 10, 99]) expect(toValue(toText(value))).toBe(value)
  })

  it.each([
    ['of a double', toValue],
    ['of a bigint', sorted(bigint({ digits: 2 })).toValue],
  ])('is nothing else: %s', (_, read) => {
    for (const text of ['', '-', '1', '001', '-1', '-001', '--00', '-99', 'x1', '+1', ' 1', '1\n'])
      expect(read(text)).toBeUndefined()
  })
})

describe('a sortable decimal', () => {
  const { pad } = sortedDecimals('sort', 3) as Padding

  it('has sign, exponent and digits', () => {
    expect(pad('0')).toBe('0')
    expect(pad('1.5')).toBe('1501150')
    expect(pad('-1.5')).toBe('-498849')
    expect((sortedDecimals('sort', 4) as Padding).pad('0.0012')).toBe('14981200')
  })

  it.each([
    ['of a double', number(), Number, 17],
    ['of text', decimal(), String, 38],
  ])('is read back, and is nothing else: %s', (_, attribute, given, width) => {
    const { toText, toValue } = sorted(attribute)
    for (const text of ['0', '1.5', '-1.5', '0.0012', '-120', '999'])
      expect(toValue(toText(given(text)))).toBe(given(text))
    const filled = (text: string) => text.padEnd(4 + width, '0')
    const others = [
      '',
      '00',
      '1',
      '-',
      filled('25011'),
      filled('150105'),
      filled('-498949'),
      `${filled('15011')}0`,
    ]
    for (const text of [
      ...others,
      filled('15011').slice(0, -1),
      filled('1501-5'),
      filled('-99999').replaceAll('0', '9'),
    ])
      expect(toValue(text)).toBeUndefined()
  })
})

it('a partition key holds plain numbers', () => {
  expect(sortedIntegers('partition', 2)).toBeUndefined()
  expect(sortedDecimals('partition', 3)).toBeUndefined()
})
