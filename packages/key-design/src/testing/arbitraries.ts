import fc from 'fast-check'

/** Runs of each property of keys. */
export const RUNS = { numRuns: 10_000 } as const

/** Every character that a table may have as its delimiter. */
export const DELIMITERS = Array.from({ length: 0x7f - 0x21 }, (_, i) => String.fromCharCode(0x21 + i)).filter(
  (character) => !/[A-Za-z0-9%{}]/.test(character),
)

export const delimiter = fc.constantFrom(...DELIMITERS)

/** Any text that a key can hold: never empty, every code point but lone surrogates. */
export const text = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }) },
  // Where an escape goes wrong: delimiters, percent signs and the digits of their codes.
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.constantFrom('#', '%', '2', '3', '5', 'a'), minLength: 1, maxLength: 6 }),
  },
)

/** Text around one delimiter. */
export const textAround = (character: string) => {
  const code = character.charCodeAt(0).toString(16)
  return fc.string({
    unit: fc.constantFrom(character, '%', ...code, ...code.toUpperCase(), 'x'),
    minLength: 1,
    maxLength: 6,
  })
}

const MAX_YEAR_9999 = 253_402_300_799_999
const MIN_YEAR_0 = -62_167_219_200_000

export const date = fc.integer({ min: MIN_YEAR_0, max: MAX_YEAR_9999 }).map((time) => new Date(time))

/** A whole number of up to so many digits, of every length alike. */
export const bigintOf = (digits: number) =>
  fc
    .tuple(fc.boolean(), fc.integer({ min: 1, max: digits }))
    .chain(([negative, length]) =>
      fc.bigInt({ min: 0n, max: 10n ** BigInt(length) - 1n }).map((value) => (negative ? -value : value)),
    )

/** A safe integer of up to so many digits. */
export const integerOf = (digits: number) => bigintOf(digits).map(Number).filter(Number.isSafeInteger)

/** Doubles of every magnitude that DynamoDB holds, 1E-130 to 9.99E+125. */
export const double = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -1000, max: 1000 }),
  fc
    .tuple(
      fc.double({ min: 1, max: 10, maxExcluded: true, noNaN: true }),
      fc.integer({ min: -130, max: 125 }),
      fc.boolean(),
    )
    .map(([significand, exponent, negative]) => Number(`${negative ? '-' : ''}${significand}e${exponent}`))
    .filter((value) => Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126),
)

/** Decimals of every length and magnitude that DynamoDB holds, as people may write them. */
export const decimal = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 38n - 1n }),
    fc.integer({ min: 1, max: 38 }),
    fc.integer({ min: -130, max: 87 }),
  )
  .map(([negative, value, length, exponent]) => {
    const digits = value.toString().slice(0, length)
    return `${negative ? '-' : ''}${digits}e${exponent}`
  })

/** Exact order of two decimals. */
export function compareDecimals(a: string, b: string): number {
  const [x, y] = [scaled(a), scaled(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

function scaled(decimal: string): bigint {
  const [digits = '', exponent = ''] = decimal.split('e')
  return BigInt(digits) * 10n ** BigInt(Number(exponent) + 200)
}

/** Order of two keys as DynamoDB has it: by their bytes in UTF-8. */
export const compareKeys = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
