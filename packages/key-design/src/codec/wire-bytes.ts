/** Every JavaScript runtime has them; the types of the language alone do not. */
declare const atob: (base64: string) => string
declare const btoa: (binary: string) => string

/**
 * Bytes to be sent: a view, not a copy, of which JSON.stringify makes what DynamoDB takes. They stay a Uint8Array for
 * everything else that looks at a request.
 */
export function wireBytes(bytes: Uint8Array): Uint8Array {
  return Object.defineProperty(plainBytes(bytes), 'toJSON', { value: toBase64 })
}

/** Bytes to be given to a user: a plain Uint8Array, whoever read them. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Bytes of a text as DynamoDB sends it. */
export function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64)
  return wireBytes(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
}

/** Characters are made from so many bytes at a time: arguments of a call are not without limit. */
const CHUNK = 0x8000

/** Bytes as DynamoDB takes them, in a request. */
export function toBase64(this: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < this.length; i += CHUNK) binary += String.fromCharCode(...this.subarray(i, i + CHUNK))
  return btoa(binary)
}
