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
const BOOLEAN_OR_NULL_BYTES = 1

/** Refuses an item that DynamoDB would refuse for its size. `context` is only asked for then. */
export function checkItemSize(item: StoredItem, context: () => ItemContext): void {
  if (itemBytes(item, AT_MOST) > MAX_ITEM_BYTES) checkBytes(itemBytes(item), context)
}

/** Refuses values that no item can hold together, whatever their names are. */
export function checkValuesSize(values: readonly AttributeValue[], context: () => ItemContext): void {
  const bytes = (measure: Measure) => values.reduce((sum, value) => sum + valueBytes(value, measure), 0)
  if (bytes(AT_MOST) > MAX_ITEM_BYTES) checkBytes(bytes(EXACT), context)
}

function checkBytes(bytes: number, context: () => ItemContext): void {
  if (bytes > MAX_ITEM_BYTES) throw new ItemTooLargeError(context(), bytes, MAX_ITEM_BYTES)
}

/** How the bytes of texts and numbers are counted. */
export interface Measure {
  readonly text: (text: string) => number
  readonly number: (text: string) => number
}

export const EXACT: Measure = { text: utf8Bytes, number: numberBytes }

/** More than there are, but without looking at the texts: nearly all items are far from the limit. */
export const AT_MOST: Measure = { text: ({ length }) => length * 3, number: ({ length }) => length + 2 }

/**
 * Size of an item as DynamoDB counts it: names and values.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemBytes(item: StoredItem, measure = EXACT): number {
  let bytes = 0
  for (const name in item) bytes += measure.text(name) + valueBytes(item[name] as AttributeValue, measure)
  return bytes
}

function valueBytes(value: AttributeValue, measure: Measure): number {
  const { text, number } = measure
  if (value.S !== undefined) return text(value.S)
  if (value.N !== undefined) return number(value.N)
  if (value.B !== undefined) return value.B.length
  if (value.L !== undefined) return listBytes(value.L, measure)
  if (value.M !== undefined)
    return STRUCTURE_BYTES + Object.keys(value.M).length * ELEMENT_BYTES + itemBytes(value.M, measure)
  const members = value.SS?.map(text) ?? value.NS?.map(number) ?? value.BS?.map(({ length }) => length)
  return members?.reduce((sum, bytes) => sum + bytes, 0) ?? BOOLEAN_OR_NULL_BYTES
}

function listBytes(list: readonly AttributeValue[], measure: Measure): number {
  let bytes = STRUCTURE_BYTES
  for (const one of list) bytes += ELEMENT_BYTES + valueBytes(one, measure)
  return bytes
}

/** One byte, one for each two digits as they stand around the decimal point, and one for a minus sign. */
function numberBytes(text: string): number {
  const { negative, digits, exponent } = parseDecimal(text) as DecimalParts
  const unpaired = digits !== '' && exponent % 2 !== 0 ? 1 : 0
  return 1 + Math.ceil((digits.length + unpaired) / 2) + (negative ? 1 : 0)
}

type DecimalParts = NonNullable<ReturnType<typeof parseDecimal>>
