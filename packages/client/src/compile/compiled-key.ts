import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { type KeyRecipe, utf8Bytes, ValidationError, type Values } from '@keyprint/key-design'
import { at, type CodedAttribute, checkKeyBytes, ownValue } from '@keyprint/key-design/codec'

/** Stored attributes by their names on the wire. */
export type StoredItem = Record<string, AttributeValue>

/** A key attribute of the table or an index, ready to be made from values. */
export interface CompiledKey extends KeyRecipe {
  /** Name on the wire. */
  readonly name: string
  /** The stored key; `undefined` when a value is missing, and the item is not in the index then. */
  readonly make: (values: Values) => AttributeValue | undefined
  /** The values that a stored key was made from; `undefined` for a key that was not made in this way. */
  readonly parse: (stored: Partial<AttributeValue>) => Values | undefined
}

/** Prepares a key attribute; `attributeOf` finds an attribute by its name in code. */
export function compileKey(recipe: KeyRecipe, attributeOf: (name: string) => CodedAttribute): CompiledKey {
  const { template } = recipe
  const { name } = recipe.attribute
  if (template === undefined) {
    const attribute = attributeOf(recipe.holes[0] as string)
    return { ...recipe, name, make: storedValue(recipe, attribute), parse: parseStored(attribute) }
  }
  return {
    ...recipe,
    name,
    parse: ({ S = '' }) => template.parse(S),
    make: (values) => {
      const key = template.build(values)
      return key === undefined ? undefined : { S: key }
    },
  }
}

/** A key that is the attribute itself: what the attribute cannot be belongs to another entity. */
function parseStored({ name, codec }: CodedAttribute): CompiledKey['parse'] {
  return (stored) => {
    try {
      return { [name]: codec.decode(stored as AttributeValue) }
    } catch {
      return undefined
    }
  }
}

/** DynamoDB refuses empty text and bytes and NULL in every key, of an index too. */
function storedValue({ own, position }: KeyRecipe, attribute: CodedAttribute): CompiledKey['make'] {
  const { encode, restore = encode } = attribute.codec
  return (values) => {
    const value = ownValue(values, attribute.name)
    // A key attribute of its own is left out for null; one that is the attribute itself would be stored as NULL.
    if (value === undefined || (value === null && !own)) return undefined
    return at(attribute.name, () => {
      const stored = restore(value)
      const { S, B, NULL }: Partial<AttributeValue> = stored
      if (S === '' || B?.length === 0 || NULL)
        throw new ValidationError('is a key, which can be neither empty nor null', { value })
      checkKeyBytes(B?.length ?? utf8Bytes(S ?? ''), position, value)
      return stored
    })
  }
}
