import type { AttributeSpec } from '../attribute/attribute-spec.js'
import type { KeyType } from '../table/table-spec.js'

/** Types of attributes by the type of key that their stored value can be. What a schema gives is not known. */
const STORED: { readonly [type in KeyType]: readonly string[] } = {
  string: ['string', 'ulid', 'oneOf', 'schema'],
  number: ['number', 'integer', 'bigint', 'decimal', 'schema'],
  binary: ['binary', 'schema'],
}

/** Whether the stored value of an attribute can be a key attribute of this type. */
export function isStoredAs(spec: AttributeSpec, type: KeyType): boolean {
  return STORED[type].includes(storedType(spec))
}

function storedType(spec: AttributeSpec): string {
  if (spec.type === 'timestamp') return spec.format === 'iso' ? 'string' : 'number'
  if (spec.type === 'literal') return typeof spec.value
  return spec.type
}
