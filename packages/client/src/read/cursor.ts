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
  const key = keyIn(source, binding, cursor)
  if (key === undefined) throw new InvalidCursorError(source.name, cursor)
  return key
}

/** `undefined` for what was not made here: decoders throw for much of it. */
function keyIn({ keyAttributes }: ReadSource, binding: string, cursor: unknown): StoredItem | undefined {
  if (typeof cursor !== 'string' || cursor.length > MOST_CHARACTERS) return undefined
  try {
    const text = fromBase64Url(cursor)
    // One text has one cursor: what only decodes to the same was not made here either.
    if (toBase64Url(text) !== cursor) return undefined
    const [format, print, ...keys] = JSON.parse(text)
    if (format !== FORMAT || keys.length !== keyAttributes.length) return undefined
    if (print !== fingerprint(binding, keys)) return undefined
    return Object.fromEntries(keyAttributes.map(({ name, type }, i) => [name, stored(type, keys[i])]))
  } catch {
    return undefined
  }
}

function plain({ S, N, B }: Partial<AttributeValue>): string {
  return B === undefined ? String(S ?? N) : toBase64.call(B)
}

/** @throws TypeError for what is no key. */
function stored(type: KeyType, value: unknown): AttributeValue {
  if (typeof value !== 'string' || value === '') throw new TypeError('no key')
  if (type === 'binary') return { B: bytesOf(value) }
  if (type === 'string' ? !value.isWellFormed() : Number.isNaN(Number(value))) throw new TypeError('no key')
  return type === 'string' ? { S: value } : { N: value }
}

function toBase64Url(text: string): string {
  const base64 = toBase64.call(new TextEncoder().encode(text))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): string {
  const bytes = bytesOf(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

/** 64 bits of FNV-1a: enough to tell a mistake, no defence against an attacker. */
function fingerprint(binding: string, keys: readonly unknown[]): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(JSON.stringify([binding, keys]))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(36)
}
