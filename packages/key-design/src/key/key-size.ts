import { ValidationError } from '../errors/validation-error.js'
import type { KeyPosition } from './key-text.js'
import { utf8Bytes } from './utf8.js'

/** Most bytes of a partition key. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const MAX_PARTITION_KEY_BYTES = 2048
/** Most bytes of a sort key. */
export const MAX_SORT_KEY_BYTES = 1024

/** UTF-8 bytes that a UTF-16 unit can become at the most. */
const BYTES_PER_UNIT = 3

/** Most bytes of a key. */
export const mostKeyBytes = (position: KeyPosition): number =>
  position === 'partition' ? MAX_PARTITION_KEY_BYTES : MAX_SORT_KEY_BYTES

/** Whether a key is not larger than DynamoDB allows. */
export function fitsKey(key: string, position: KeyPosition): boolean {
  const most = mostKeyBytes(position)
  return key.length * BYTES_PER_UNIT <= most || utf8Bytes(key) <= most
}

/** The key itself, when it is not larger than DynamoDB allows. */
export function checkedSize(key: string, position: KeyPosition): string {
  if (!fitsKey(key, position)) checkKeyBytes(utf8Bytes(key), position, key)
  return key
}

/** Refuses a key of more bytes than DynamoDB allows. */
export function checkKeyBytes(bytes: number, position: KeyPosition, value: unknown): void {
  const most = mostKeyBytes(position)
  if (bytes <= most) return
  throw new ValidationError(`makes a ${position} key of ${bytes} bytes, and DynamoDB allows ${most}`, {
    value,
    remedy: 'store long text as an attribute and put its hash or a shorter id into the key',
  })
}
