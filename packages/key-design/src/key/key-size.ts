import { ValidationError } from '../errors/validation-error.js'
import type { KeyPosition } from './key-value.js'
import { utf8Bytes } from './utf8.js'

/** Most bytes of a partition key. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const MAX_PARTITION_KEY_BYTES = 2048
/** Most bytes of a sort key. */
export const MAX_SORT_KEY_BYTES = 1024

/** UTF-8 bytes that a UTF-16 unit can become at the most. */
const BYTES_PER_UNIT = 3

/** The key itself, when it is not larger than DynamoDB allows. */
export function checkedSize(key: string, position: KeyPosition): string {
  const most = position === 'partition' ? MAX_PARTITION_KEY_BYTES : MAX_SORT_KEY_BYTES
  if (key.length * BYTES_PER_UNIT <= most) return key
  const bytes = utf8Bytes(key)
  if (bytes <= most) return key
  throw new ValidationError(
    `makes a ${position} key of ${bytes} bytes of UTF-8, and DynamoDB allows ${most}`,
    {
      value: key,
      remedy: 'store long text as an attribute and put its hash or a shorter id into the key',
    },
  )
}
