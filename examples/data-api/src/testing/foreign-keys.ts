import fc from 'fast-check'
import type { RowKey } from '../rows/key.js'
import type { Caller } from './http-api.js'

/** Whose keys are meant. */
export type Party = Pick<Caller, 'prefix' | 'tenantId'>

/** Some of the letters in upper case: those whose bits are set. */
const letterCase = (text: string): fc.Arbitrary<string> =>
  fc
    .bigInt({ min: 0n, max: 2n ** BigInt(text.length) - 1n })
    .map((bits) =>
      [...text].map((letter, i) => ((bits >> BigInt(i)) & 1n ? letter.toUpperCase() : letter)).join(''),
    )

/** Keys of a victim that are there, keys that look like one's own but are not, and keys of what is no item. */
export function foreignKey(own: Party, victim: Party): fc.Arbitrary<RowKey> {
  const { prefix } = own
  const rest = fc.string({ unit: 'grapheme', maxLength: 12 })
  const partitionKey = fc.oneof(
    fc.constantFrom(`${victim.prefix}#note#1`, `${victim.prefix}#note#2`),
    rest.map((text) => `${victim.prefix}#${text}`),
    fc.constantFrom(
      prefix,
      `${prefix}#`,
      `${prefix}1#note`,
      `${prefix.slice(0, -1)}#note`,
      `${prefix}\u0000#note`,
      `${prefix}%23note`,
    ),
    fc.constantFrom(
      `${prefix}\uff03note`,
      `\ufeff${prefix}#note`,
      ` ${prefix}#note`,
      `${prefix}*`,
      'deploy#',
      'deploy#*#note',
    ),
    fc
      .constantFrom('TENANT', 'PLACE', 'USAGE')
      .chain((name) =>
        fc.constantFrom(`${name}#${own.tenantId}`, `${name}#${victim.tenantId}`, `${name}#${own.tenantId}#0`),
      ),
    letterCase(prefix)
      .filter((text) => text !== prefix)
      .map((text) => `${text}#note`),
    rest.filter((text) => text.length > 0 && !text.startsWith('deploy#')),
  )
  return partitionKey.map((pk) => ({ pk, sk: 'note' }))
}
