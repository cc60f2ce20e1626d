import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { KeyType } from '@keyprint/key-design'
import { bytesOf, toBase64 } from '@keyprint/key-design/codec'
import type { StoredItem } from '../compile/compiled-key.js'
import { InvalidCursorError } from '../errors/invalid-cursor-error.js'
import type { ReadSource } from './read-source.js'

/** Changes when a cursor is written in another way. */
const FORMAT = 1

/** More than the longest keys of a table and an index can become. */
const MOST_CHARACTERS = 2 ** 17

/**
 * Where a query stopped, as text for a URL. It says what it was made from, so that it cannot be used for another access
 * pattern, input or order, and it is refused when it was damaged on its way. It is readable and not signed: whoever has
 * it knows the key that it holds, and can make another one.
 */
export function writeCursor(source: ReadSource, binding: string, last: StoredItem): string {
  const keys = source.keyAttributes.map(({ name }) => plain(last[name] ?? {}))
  return toBase64Url(JSON.stringify([FORMAT, fingerprint(binding, keys), ...keys]))
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

/** @throws whatever decoders throw for what they do not know, and TypeError for what is no key. */
function keyIn({ keyAttributes }: ReadSource, cursor: string): StoredItem {
  if (cursor.length > MOST_CHARACTERS) throw new TypeError()
  const [, , ...keys] = JSON.parse(fromBase64Url(cursor))
  return Object.fromEntries(keyAttributes.map(({ name, type }, i) => [name, stored(type, keys[i])]))
}

function plain({ S, N, B }: Partial<AttributeValue>): string {
  return B === undefined ? String(S ?? N) : toBase64.call(B)
}

/** @throws TypeError for what is no key. */
function stored(type: KeyType, value: string): AttributeValue {
  if (value === '' || (type === 'number' && Number.isNaN(Number(value)))) throw new TypeError()
  if (type === 'binary') return { B: bytesOf(value) }
  return type === 'number' ? { N: value } : { S: value }
}

function toBase64Url(text: string): string {
  const base64 = toBase64.call(new TextEncoder().encode(text))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): string {
  return new TextDecoder().decode(bytesOf(text.replaceAll('-', '+').replaceAll('_', '/')))
}

/** 64 bits of FNV-1a: enough to tell a mistake, no defence against an attacker. */
function fingerprint(binding: string, keys: readonly unknown[]): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(JSON.stringify([binding, keys]))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(36)
}
