import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { sortedDecimals } from '@keyprint/key-design/codec'

/** Compares bytes as DynamoDB does: without a sign, what ends first before what goes on. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at === -1 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1)
}

/** The order of two sort keys of one type: of text by its UTF-8 bytes, of numbers by value, of bytes by themselves. */
export function compareKeys(a: AttributeValue, b: AttributeValue): number {
  if (a.B !== undefined) return compareBytes(a.B, b.B as Uint8Array)
  if (a.N !== undefined) return compareText(sortable(a.N), sortable(b.N as string))
  return compareText(a.S as string, b.S as string)
}

/** Digits that DynamoDB holds: more than a JavaScript number does. */
const NUMBER_DIGITS = 38
const sortable = sortedDecimals('sort', NUMBER_DIGITS)?.pad as (number: string) => string

/** UTF-8 sorts by code points; UTF-16, by which JavaScript compares, has surrogates before U+E000. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1)
}
