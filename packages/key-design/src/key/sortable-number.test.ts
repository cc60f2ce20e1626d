import { describe, expect, it } from 'vitest'
import { decimalOf, integerOf, sortableDecimal, sortableInteger } from './sortable-number.js'

describe('a sortable integer', () => {
  it('has as many digits as are declared, and a minus sign that sorts before them', () => {
    expect(['-99', '-10', '-1', '0', '1', '10', '99'].map((text) => sortableInteger(text, 2))).toEqual([
      '-00',
      '-89',
      '-98',
      '00',
      '01',
      '10',
      '99',
    ])
  })

  it('is read back', () => {
    for (const text of ['-99', '-10', '-1', '0', '1', '10', '99'])
      expect(integerOf(sortableInteger(text, 2), 2)).toBe(text)
  })

  it('is nothing else', () => {
    for (const text of ['', '-', '1', '001', '-1', '-001', '--00', '-99', 'x1', '+1', ' 1', '1\n'])
      expect(integerOf(text, 2)).toBeUndefined()
  })
})

describe('a sortable decimal', () => {
  it('has sign, exponent and digits', () => {
    expect(sortableDecimal('0', 3)).toBe('0')
    expect(sortableDecimal('1.5', 3)).toBe('1501150')
    expect(sortableDecimal('-1.5', 3)).toBe('-498849')
    expect(sortableDecimal('0.0012', 4)).toBe('14981200')
  })

  it('is read back', () => {
    for (const text of ['0', '1.5', '-1.5', '0.0012', '-120', '999'])
      expect(decimalOf(sortableDecimal(text, 4), 4)).toBe(text)
  })

  it('is nothing else', () => {
    for (const text of [
      '',
      '00',
      '1',
      '-',
      '2501150',
      '1501050',
      '-498949',
      '15011500',
      '150115',
      '1501-50',
      '-999999',
    ])
      expect(decimalOf(text, 3)).toBeUndefined()
  })

  it('is made of a decimal number only', () => {
    expect(() => sortableDecimal('one', 3)).toThrow(TypeError)
  })
})
