import { bytesOf, toBase64 } from '@keyprint/key-design/codec'

/** Bytes as text for a URL. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64.call(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @throws for text that is no base64. Some bytes have several texts: who must have one compares it with its own. */
export function fromBase64Url(text: string): Uint8Array {
  return bytesOf(text.replaceAll('-', '+').replaceAll('_', '/'))
}
