import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { parseDecimal, utf8Bytes } from '@keyprint/key-design'
import type { StoredItem } from '../compile/compiled-key.js'
import type { ItemContext } from '../errors/context.js'
import { ItemTooLargeError } from '../errors/item-too-large-error.js'

/** Most bytes of an item. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const MAX_ITEM_BYTES = 400 * 1024

/** Bytes of a map or list, and of each of its elements, beside what they hold. */
const STRUCTURE_BYTES = 3
const ELEMENT_BYTES = 1

/** Refuses an item that DynamoDB would refuse for its size. `context` is only asked for then. */
export function checkItemSize(item: StoredItem, context: () => ItemContext): void {
  checkBytes(itemBytes(item), context)
}

/** Refuses values that no item can hold together, whatever their names are. */
export function checkValuesSize(values: readonly AttributeValue[], context: () => ItemContext): void {
  checkBytes(
    values.reduce((sum, value) => sum + valueBytes(value), 0),
    context,
  )
}

function checkBytes(bytes: number, context: () => ItemContext): void {
  if (bytes > MAX_ITEM_BYTES) throw new ItemTooLargeError(context(), bytes, MAX_ITEM_BYTES)
}

/**
 * Size of an item as DynamoDB counts it: names and values.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(item: StoredItem): number {
  let bytes = 0
  for (const name in item) bytes += utf8Bytes(name) + valueBytes(item[name] as AttributeValue)
  return bytes
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8Bytes(value.S)
  if (value.N !== undefined) return numberBytes(value.N)
  if (value.B !== undefined) return value.B.length
  if (value.L !== undefined) {
    return value.L.reduce((sum, one) => sum + ELEMENT_BYTES + valueBytes(one), STRUCTURE_BYTES)
  }
  if (value.M !== undefined)
    return STRUCTURE_BYTES + Object.keys(value.M).length * ELEMENT_BYTES + itemBytes(value.M)
  if (value.SS !== undefined) return value.SS.reduce((sum, one) => sum + utf8Bytes(one), 0)
  if (value.NS !== undefined) return value.NS.reduce((sum, one) => sum + numberBytes(one), 0)
  if (value.BS !== undefined) return value.BS.reduce((sum, one) => sum + one.length, 0)
  return 1
}

/** One byte, one for each two digits as they stand around the decimal point, and one for a minus sign. */
function numberBytes(text: string): number {
  const { negative, digits, exponent } = parseDecimal(text) as DecimalParts
  const unpaired = digits !== '' && exponent % 2 !== 0 ? 1 : 0
  return 1 + Math.ceil((digits.length + unpaired) / 2) + (negative ? 1 : 0)
}

type DecimalParts = NonNullable<ReturnType<typeof parseDecimal>>
