import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, RUNS } from '../testing/arbitraries.js'
import { decimalText, numberProblem, parseDecimal } from './decimal-text.js'

const shortest = (text: string) => {
  const parts = parseDecimal(text)
  return parts === undefined ? undefined : decimalText(parts)
}

describe('the shortest text of a decimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['0.000', '0'],
    ['0e99', '0'],
    ['7', '7'],
    ['+7', '7'],
    ['007', '7'],
    ['7.0', '7'],
    ['7.', '7'],
    ['.5', '0.5'],
    ['-.50', '-0.5'],
    ['100', '100'],
    ['1e2', '100'],
    ['1E+2', '100'],
    ['12345e-2', '123.45'],
    ['1e-7', '0.0000001'],
    ['0.00100', '0.001'],
    ['-1.50e1', '-15'],
  ])('of %s is %s', (text, expected) => {
    expect(shortest(text)).toBe(expected)
  })

  it.each([
    '',
    '.',
    '-',
    'e5',
    '1e',
    '1e1.5',
    '1,5',
    ' 1',
    '1 ',
    '1\n',
    '0x1',
    'NaN',
    'Infinity',
    '--1',
    '1_000',
    '１',
  ])("there is none of '%s'", (text) => {
    expect(shortest(text)).toBeUndefined()
  })

  it('is its own shortest text, and the same number', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const once = shortest(text) as string
        expect(shortest(once)).toBe(once)
        expect(once).toMatch(/^(0|-?([1-9]\d*(\.\d*[1-9])?|0\.\d*[1-9]))$/)
        expect(Number(once)).toBe(Number(text) === 0 ? 0 : Number(text))
      }),
      RUNS,
    )
  })

  it('is found in linear time, also in a long text that somebody made up', () => {
    // In quadratic time it would take longer than a test may.
    expect(shortest(`1${'0'.repeat(1_000_000)}1`)).toHaveLength(1_000_002)
  })
})

describe('a number for DynamoDB', () => {
  const problem = (text: string) =>
    numberProblem(parseDecimal(text) ?? { negative: false, digits: '?', exponent: 999 })

  it('has up to 38 digits, zeros at the ends not counted', () => {
    expect(problem('1'.repeat(38))).toBeUndefined()
    expect(problem(`${'1'.repeat(38)}000`)).toBeUndefined()
    expect(problem(`0.000${'1'.repeat(38)}`)).toBeUndefined()
    expect(problem('1'.repeat(39))).toBe('has more than 38 digits, the most that DynamoDB holds')
  })

  it('has a magnitude from 1E-130 to 9.99E+125', () => {
    const beyond = 'is beyond the magnitudes that DynamoDB holds, 1E-130 to 9.99E+125'
    for (const fits of ['1e-130', '-1e-130', '9.99e125', `${'9'.repeat(38)}e88`, '0', '0e999'])
      expect(problem(fits)).toBeUndefined()
    for (const tooMuch of ['9.9e-131', '1e126', '-1e126', '1e-999', '1e999999'])
      expect(problem(tooMuch)).toBe(beyond)
  })
})
