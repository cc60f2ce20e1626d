import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { KeyType } from '@keyprint/key-design'
import { bytesOf, toBase64 } from '@keyprint/key-design/codec'
import type { StoredItem } from '../compile/compiled-key.js'
import type { ReadSource } from './read-source.js'

/** The key that DynamoDB goes on from, as texts in the order of the key attributes. */
export function textsOfKey(
  { keyAttributes }: Pick<ReadSource, 'keyAttributes'>,
  last: StoredItem,
): readonly string[] {
  return keyAttributes.map(({ name }) => text(last[name] ?? {}))
}

/** @throws whatever decoders throw for what they do not know, and TypeError for what is no key. */
export function keyOfTexts(
  { keyAttributes }: Pick<ReadSource, 'keyAttributes'>,
  texts: readonly string[],
): StoredItem {
  return Object.fromEntries(
    keyAttributes.map(({ name, type }, i) => [name, stored(type, texts[i] as string)]),
  )
}

function text({ S, N, B }: Partial<AttributeValue>): string {
  return B === undefined ? ((S ?? N) as string) : toBase64.call(B)
}

/** @throws TypeError for what is no key. */
function stored(type: KeyType, value: string): AttributeValue {
  if (value === '' || (type === 'number' && Number.isNaN(Number(value)))) throw new TypeError()
  if (type === 'binary') return { B: bytesOf(value) }
  return type === 'number' ? { N: value } : { S: value }
}
