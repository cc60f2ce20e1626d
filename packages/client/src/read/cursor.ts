import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { KeyAttribute } from '@keyprint/key-design'
import { wireBytes } from '@keyprint/key-design/codec'
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
  const refuse = () => new InvalidCursorError(source.name, cursor)
  const parsed = parse(cursor)
  if (!Array.isArray(parsed) || parsed.length !== 2 + source.keyAttributes.length) throw refuse()
  const [format, print, ...keys] = parsed
  if (format !== FORMAT || print !== fingerprint(binding, keys)) throw refuse()
  return Object.fromEntries(
    source.keyAttributes.map((key, i) => {
      const value = stored(key, keys[i])
      if (value === undefined) throw refuse()
      return [key.name, value]
    }),
  )
}

/** One text has one cursor: what only decodes to the same was not made by `writeCursor`. */
function parse(cursor: unknown): unknown {
  if (typeof cursor !== 'string' || cursor.length > MOST_CHARACTERS) return undefined
  try {
    const text = fromBase64Url(cursor)
    return toBase64Url(text) === cursor ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

function plain({ S, N, B }: Partial<AttributeValue>): string {
  return B === undefined ? String(S ?? N) : byteText(B)
}

function stored({ type }: KeyAttribute, value: unknown): AttributeValue | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  if (type === 'string') return value.isWellFormed() ? { S: value } : undefined
  if (type === 'number') return Number.isNaN(Number(value)) ? undefined : { N: value }
  return { B: bytesOf(value) }
}

function toBase64Url(text: string): string {
  const base64 = btoa(byteText(new TextEncoder().encode(text)))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): string {
  const bytes = bytesOf(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

/** Bytes as characters from 0 to 255. */
function byteText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

const bytesOf = (text: string): Uint8Array =>
  wireBytes(Uint8Array.from(text, (character) => character.charCodeAt(0)))

/** 64 bits of FNV-1a: enough to tell a mistake, no defence against an attacker. */
function fingerprint(binding: string, keys: readonly unknown[]): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(JSON.stringify([binding, keys]))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(36)
}
