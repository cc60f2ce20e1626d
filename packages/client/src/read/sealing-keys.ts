import { ConfigurationError } from '../errors/configuration-error.js'
import { fromBase64Url } from './base64-url.js'
import type { CursorKey, CursorOptions } from './cursor-options.js'

/** AES-256. */
const KEY_BYTES = 32
/** So many bytes are 43 characters of base64, and one that fills them up to a multiple of four. */
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/

/** Bytes of the name that a key has in cursors. */
export const KEY_ID_BYTES = 8

type CryptoKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** A key, and how a cursor names it without telling anything of it. */
export interface SealingKey {
  readonly id: string
  readonly idBytes: Uint8Array
  readonly key: CryptoKey
}

/** The bytes of every key. @throws ConfigurationError, which never shows a key, for what is none. */
export function keyBytes({ keys }: CursorOptions): readonly Uint8Array<ArrayBuffer>[] {
  if (!Array.isArray(keys) || keys.length === 0)
    throw new ConfigurationError('cursors.keys has no keys; give one of 32 random bytes or its base64.')
  const all = keys.map(bytesOfKey)
  const repeated = all.findIndex((one, i) => all.findIndex((other) => String(other) === String(one)) !== i)
  if (repeated === -1) return all
  throw new ConfigurationError(`cursors.keys[${repeated}] was given before; leave it out.`)
}

/** A copy: what the user does with the bytes afterwards changes nothing. */
function bytesOfKey(key: CursorKey, i: number): Uint8Array<ArrayBuffer> {
  const bytes = typeof key === 'string' && BASE64.test(key) ? fromBase64Url(key) : key
  if (bytes instanceof Uint8Array && bytes.length === KEY_BYTES) return Uint8Array.from(bytes)
  throw new ConfigurationError(
    `cursors.keys[${i}] is not a key of ${KEY_BYTES} bytes, or its base64; make one with openssl rand -base64 32.`,
  )
}

/** Prepares a key. Nothing can be read back from it. */
export async function sealingKey(bytes: Uint8Array<ArrayBuffer>): Promise<SealingKey> {
  const { subtle } = crypto
  const key = await subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const named = new Uint8Array([...new TextEncoder().encode('keyprint cursor key id'), ...bytes])
  const idBytes = new Uint8Array(await subtle.digest('SHA-256', named)).slice(0, KEY_ID_BYTES)
  return { id: String(idBytes), idBytes, key }
}
