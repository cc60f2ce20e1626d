/** Every JavaScript runtime has it; the types of the language alone do not. */
declare const TextEncoder: new () => { readonly encode: (text: string) => Uint8Array }

/** Stands between the values that a shard is made of. */
const BETWEEN = '\u0000'

/**
 * The shard, from 0, of an item with these texts of its primary key: a hash of their UTF-8, divided by the count. Stored
 * keys hold it: it must stay as it is for ever.
 */
export function shardOf(texts: readonly string[], count: number): number {
  return mixed(fnv1a(new TextEncoder().encode(texts.join(BETWEEN)))) % count
}

/** FNV-1a, 32 bits. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash
}

/** The finaliser of MurmurHash3: every bit of FNV-1a's counts in every bit, so that what is left of a division is even. */
function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
