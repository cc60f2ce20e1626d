import { createHash } from 'node:crypto'
import { keyText, type RowKey } from '../rows/key.js'

/** Long enough to sort by, short enough for a sort key however it is escaped. */
const READABLE_LENGTH = 200

/** What a place is called: the beginning of its keys, so that places sort as items do, and a hash that is its own. */
export function labelOf(key: RowKey): string {
  const hash = createHash('sha256').update(keyText(key)).digest('base64url').slice(0, 22)
  const [, , ...path] = key.pk.split('#')
  return `${`${path.join('#')} ${key.sk}`.slice(0, READABLE_LENGTH).toWellFormed()} ${hash}`
}
