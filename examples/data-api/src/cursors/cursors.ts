import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { Problem } from '../http/problem.js'

/** What a cursor is bound to. */
export type CursorPurpose = readonly unknown[]

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const KEY_ID_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** The longest sort key, and what stands around it. */
const MAX_CURSOR_LENGTH = 4_096

interface Sealed {
  readonly after: string
  readonly until: number
}

/** Seals the place where a list goes on: nobody can read, change or make one, or take it to another list. */
export class Cursors {
  private readonly keys: readonly { readonly id: Buffer; readonly key: Uint8Array }[]

  /**
   * @param keys the first one seals, all of them open; 32 bytes each
   * @param maxAgeSeconds how long a cursor is good
   */
  constructor(
    keys: readonly Uint8Array[],
    private readonly maxAgeSeconds: number,
  ) {
    if (keys.length === 0 || keys.some((key) => key.length !== KEY_BYTES))
      throw new Error(`Cursors need one key of ${KEY_BYTES} bytes, or several.`)
    this.keys = keys.map((key) => ({ id: idOf(key), key }))
  }

  seal(purpose: CursorPurpose, after: string): string {
    const [{ id, key }] = this.keys as [{ id: Buffer; key: Uint8Array }]
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bytesOf(purpose))
    const sealed: Sealed = { after, until: Date.now() + this.maxAgeSeconds * 1000 }
    const text = Buffer.concat([cipher.update(JSON.stringify(sealed), 'utf8'), cipher.final()])
    return Buffer.concat([id, nonce, text, cipher.getAuthTag()]).toString('base64url')
  }

  /** @throws Problem, always the same one. */
  open(purpose: CursorPurpose, cursor: string): string {
    try {
      const { after, until } = this.decrypt(purpose, cursor)
      if (until > Date.now()) return after
    } catch {
      // What is wrong with it is nobody's business.
    }
    throw new Problem('invalid-cursor', 'The cursor is damaged, too old, or of another list.')
  }

  private decrypt(purpose: CursorPurpose, cursor: string): Sealed {
    if (cursor.length > MAX_CURSOR_LENGTH) throw new Error('too long')
    const bytes = Buffer.from(cursor, 'base64url')
    if (bytes.toString('base64url') !== cursor) throw new Error('not canonical')
    const id = bytes.subarray(0, KEY_ID_BYTES)
    const found = this.keys.find((one) => one.id.equals(id))
    if (found === undefined) throw new Error('another key')
    const nonce = bytes.subarray(KEY_ID_BYTES, KEY_ID_BYTES + NONCE_BYTES)
    const decipher = createDecipheriv(CIPHER, found.key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(bytesOf(purpose)).setAuthTag(bytes.subarray(-TAG_BYTES))
    const text = bytes.subarray(KEY_ID_BYTES + NONCE_BYTES, -TAG_BYTES)
    return JSON.parse(Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8'))
  }
}

const idOf = (key: Uint8Array): Buffer =>
  createHash('sha256').update('data-api cursor key ').update(key).digest().subarray(0, KEY_ID_BYTES)

const bytesOf = (purpose: CursorPurpose): Buffer => Buffer.from(JSON.stringify(purpose))
