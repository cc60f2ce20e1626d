import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { KeyAttribute } from '@keyprint/key-design'
import type { StoredItem } from '../compile/compiled-key.js'
import { InvalidCursorError } from '../errors/invalid-cursor-error.js'
import type { ReadSource } from './read-source.js'

/** Changes when a cursor is written in another way. */
const FORMAT = 1

/**
 * Where a query stopped, as text for a URL. It says what it was made from, so that it cannot be used for another access
 * pattern, input or order. It is readable and not signed: whoever has it knows the key that it holds.
 */
export function writeCursor(source: ReadSource, binding: string, last: StoredItem): string {
  const keys = source.keyAttributes.map(({ name }) => plain(last[name] ?? {}))
  return toBase64Url(JSON.stringify([FORMAT, fingerprint(binding), ...keys]))
}

/** @throws InvalidCursorError for anything that `writeCursor` did not make from the same source and binding. */
export function readCursor(source: ReadSource, binding: string, cursor: string): StoredItem {
  const refuse = () => new InvalidCursorError(source.name, cursor)
  const parsed = parse(cursor)
  if (!Array.isArray(parsed) || parsed.length !== 2 + source.keyAttributes.length) throw refuse()
  const [format, print, ...keys] = parsed
  if (format !== FORMAT || print !== fingerprint(binding)) throw refuse()
  return Object.fromEntries(
    source.keyAttributes.map((key, i) => {
      const value = stored(key, keys[i])
      if (value === undefined) throw refuse()
      return [key.name, value]
    }),
  )
}

function parse(cursor: unknown): unknown {
  try {
    return JSON.parse(fromBase64Url(cursor as string))
  } catch {
    return undefined
  }
}

function plain({ S, N, B }: Partial<AttributeValue>): string {
  return B === undefined ? String(S ?? N) : String.fromCharCode(...B)
}

function stored({ type }: KeyAttribute, value: unknown): AttributeValue | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  if (type === 'string') return { S: value }
  if (type === 'number') return Number.isNaN(Number(value)) ? undefined : { N: value }
  return { B: Uint8Array.from(value, (character) => character.charCodeAt(0)) }
}

function toBase64Url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text))
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
  )
}

/** 64 bits of FNV-1a: enough to tell a mistake, no defence against an attacker. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(36)
}
