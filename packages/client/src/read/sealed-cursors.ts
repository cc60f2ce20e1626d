import { designFingerprint, ValidationError } from '@keyprint/key-design'
import { ConfigurationError } from '../errors/configuration-error.js'
import { InvalidCursorError } from '../errors/invalid-cursor-error.js'
import { nowInSeconds } from '../item/expired.js'
import type { CursorSupport } from '../operation/connection.js'
import { fromBase64Url, toBase64Url } from './base64-url.js'
import { MOST_CHARACTERS } from './cursor.js'
import { keyOfTexts, textsOfKey } from './cursor-key.js'
import type { CursorOptions } from './cursor-options.js'
import type { ReadSource } from './read-source.js'
import { KEY_ID_BYTES, keyBytes, type SealingKey, sealingKey } from './sealing-keys.js'

/** Begins a sealed cursor, and no plain one. Changes when it is written in another way. */
const FORMAT = 2
/** What AES-GCM is made for. It is random: one key is good for 2^32 of them. */
const NONCE_BYTES = 12
const NONCE_AT = 1 + KEY_ID_BYTES
const SEALED_AT = NONCE_AT + NONCE_BYTES

/**
 * Cursors that nobody else can read or make: format, id of the key, nonce, and the stored key encrypted by AES-256-GCM.
 * What they are bound to is the associated data: whoever has one can only go on with the same access pattern, input and
 * order of the same design.
 * @throws ConfigurationError for what is no key
 */
export const sealedCursors: CursorSupport = (design, options) => {
  const bytes = keyBytes(options)
  checkAge(options)
  checkRuntime()
  let prepared: Promise<readonly SealingKey[]> | undefined
  const keys = () => (prepared ??= Promise.all(bytes.map(sealingKey)))
  let fingerprint: string | undefined
  // The input of a tenant's client names the tenant, so that it is part of the binding.
  const bound = (binding: string) => {
    fingerprint ??= designFingerprint(design)
    return utf8(JSON.stringify([FORMAT, fingerprint, binding]))
  }
  const read = async (source: ReadSource, additionalData: Bytes, cursor: string, atAnyAge: boolean) => {
    try {
      const [madeAt, ...texts] = JSON.parse(await open(await keys(), additionalData, cursor, source))
      if (atAnyAge || !isTooOld(options, madeAt)) return keyOfTexts(source, texts)
    } catch {
      // Nothing is told about why: that would help who tries.
    }
    throw new InvalidCursorError(source.name, cursor)
  }
  return {
    write: async (source, binding, last) => {
      const [current] = await keys()
      const text = JSON.stringify([nowInSeconds(), ...textsOfKey(source, last)])
      return toBase64Url(await seal(current as SealingKey, bound(binding), text))
    },
    read: (source, binding, cursor, { segment, shown }) => {
      if (shown) refuseToShow(source)
      return read(source, bound(binding), cursor, segment !== undefined)
    },
  }
}

function refuseToShow({ name }: ReadSource): never {
  throw new ValidationError('is a sealed cursor, and only reading opens it', {
    entity: name,
    attribute: 'after',
    remedy: 'look at params() without it',
  })
}

async function seal({ idBytes, key }: SealingKey, additionalData: Bytes, text: string): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const algorithm = { name: 'AES-GCM', iv, additionalData }
  const sealed = await crypto.subtle.encrypt(algorithm, key, utf8(text))
  return Uint8Array.of(FORMAT, ...idBytes, ...iv, ...new Uint8Array(sealed))
}

/** @throws for anything that `seal` did not make with one of the keys and the same data. */
async function open(
  keys: readonly SealingKey[],
  additionalData: Bytes,
  cursor: string,
  { shards = 1 }: ReadSource,
): Promise<string> {
  if (cursor.length > MOST_CHARACTERS * shards) throw new TypeError()
  const bytes = Uint8Array.from(fromBase64Url(cursor))
  // One place may have many cursors, but each has one text.
  if (bytes[0] !== FORMAT || toBase64Url(bytes) !== cursor) throw new TypeError()
  const id = String(bytes.subarray(1, NONCE_AT))
  const { key } = keys.find((one) => one.id === id) as SealingKey
  const algorithm = { name: 'AES-GCM', iv: bytes.subarray(NONCE_AT, SEALED_AT), additionalData }
  const opened = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(SEALED_AT))
  return new TextDecoder().decode(opened)
}

type Bytes = Uint8Array<ArrayBuffer>

const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes

function isTooOld({ maxAgeSeconds }: CursorOptions, madeAt: number): boolean {
  return maxAgeSeconds !== undefined && nowInSeconds() - madeAt > maxAgeSeconds
}

function checkAge({ maxAgeSeconds }: CursorOptions): void {
  if (maxAgeSeconds === undefined || maxAgeSeconds > 0) return
  throw new ConfigurationError(`cursors.maxAgeSeconds is ${maxAgeSeconds}; give a number above 0.`)
}

/** Browsers have it on secure pages only. */
function checkRuntime(): void {
  if (globalThis.crypto?.subtle !== undefined) return
  throw new ConfigurationError(
    'cursors needs WebCrypto (crypto.subtle), which this runtime does not have; leave it out, or run on HTTPS.',
  )
}
