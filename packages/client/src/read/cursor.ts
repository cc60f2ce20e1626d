import type { StoredItem } from '../compile/compiled-key.js'
import { InvalidCursorError } from '../errors/invalid-cursor-error.js'
import { fromBase64Url, toBase64Url } from './base64-url.js'
import { keyOfTexts, textsOfKey } from './cursor-key.js'
import type { ReadSource } from './read-source.js'

/** Changes when a cursor is written in another way. */
const FORMAT = 1

/** More than the longest keys of a table and an index can become. */
export const MOST_CHARACTERS = 2 ** 17

/**
 * Where a query stopped, as text for a URL. It says what it was made from, so that it cannot be used for another access
 * pattern, input or order, and it is refused when it was damaged on its way. It is readable and not signed: whoever has
 * it knows the key that it holds, and can make another one. `sealed-cursors` has those that are.
 */
export function writeCursor(source: ReadSource, binding: string, last: StoredItem): string {
  const keys = textsOfKey(source, last)
  return toBase64Url(utf8(JSON.stringify([FORMAT, fingerprint(binding, keys), ...keys])))
}

/** @throws InvalidCursorError for anything that `writeCursor` did not make from the same source and binding. */
export function readCursor(source: ReadSource, binding: string, cursor: string): StoredItem {
  try {
    const key = keyIn(source, cursor)
    // One place has one cursor: what only reads as the same place was not made here.
    if (writeCursor(source, binding, key) === cursor) return key
  } catch {
    // Decoders throw for much of what was not made here.
  }
  throw new InvalidCursorError(source.name, cursor)
}

function keyIn(source: ReadSource, cursor: string): StoredItem {
  if (cursor.length > MOST_CHARACTERS * (source.shards ?? 1)) throw new TypeError()
  const [, , ...keys] = JSON.parse(new TextDecoder().decode(fromBase64Url(cursor)))
  return keyOfTexts(source, keys)
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** 64 bits of FNV-1a: enough to tell a mistake, no defence against an attacker. */
function fingerprint(binding: string, keys: readonly unknown[]): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of utf8(JSON.stringify([binding, keys]))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(36)
}
