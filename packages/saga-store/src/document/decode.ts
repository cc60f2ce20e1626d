import type { Json } from './encode.js'
import { TAG, tagOf } from './tags.js'

/** Why what is stored is no document. */
export class UnreadableDocument extends Error {}

/** The document that was encoded. @throws UnreadableDocument */
export function decodeDocument(stored: Json): unknown {
  if (Array.isArray(stored)) return stored.map(decodeDocument)
  // A set or bytes, which DynamoDB has though JSON has not, are what others have stored.
  if (typeof stored !== 'object' || stored === null || !isPlain(stored)) return stored
  const tag = tagOf(stored)
  const plain = stored as { readonly [name: string]: Json }
  return tag === undefined ? decodeEntries(Object.entries(plain)) : decodeTagged(tag, plain[tag] as Json)
}

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype

function decodeEntries(entries: readonly (readonly [string, Json])[]): object {
  return Object.fromEntries(entries.map(([name, one]) => [name, decodeDocument(one)]))
}

function decodeTagged(tag: string, value: Json): unknown {
  switch (tag) {
    case TAG.undefined:
      return undefined
    case TAG.number:
      return Number(text(tag, value))
    case TAG.bigint:
      return bigint(text(tag, value))
    case TAG.date:
      return date(text(tag, value))
    case TAG.bytes:
      return new Uint8Array(Buffer.from(text(tag, value), 'base64'))
    case TAG.set:
      return new Set(list(tag, value).map(decodeDocument))
    case TAG.map:
      return new Map(pairs(tag, value).map(([key, one]) => [decodeDocument(key), decodeDocument(one)]))
    default:
      return decodeEntries(pairs(tag, value).map(([name, one]) => [text(tag, name), one]))
  }
}

function text(tag: string, value: Json): string {
  return typeof value === 'string' ? value : unreadable(tag)
}

function list(tag: string, value: Json): readonly Json[] {
  return Array.isArray(value) ? value : unreadable(tag)
}

function pairs(tag: string, value: Json): readonly (readonly [Json, Json])[] {
  const all = list(tag, value)
  const arePairs = all.every((pair) => Array.isArray(pair) && pair.length === 2)
  return arePairs ? (all as unknown as readonly (readonly [Json, Json])[]) : unreadable(tag)
}

function bigint(written: string): bigint {
  return /^-?\d+$/.test(written) ? BigInt(written) : unreadable(TAG.bigint)
}

function date(written: string): Date {
  const value = new Date(written)
  return Number.isNaN(value.getTime()) ? unreadable(TAG.date) : value
}

function unreadable(tag: string): never {
  throw new UnreadableDocument(`what ${tag} stands for is not what it should be`)
}
