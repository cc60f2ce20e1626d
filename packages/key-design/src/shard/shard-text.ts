import type { KeyText } from '../key/key-text.js'
import { shardCount } from '../template/shards.js'

/** How shards stand in keys: numbers from 0, all of one width, so that a policy can say how long they are. */
export function shardText(hole: string): KeyText {
  const count = shardCount(hole) ?? 0
  const width = shardWidth(hole)
  const isText = (text: string) => /^\d+$/.test(text) && text.length === width && Number(text) < count
  return {
    toText: (shard) => String(shard).padStart(width, '0'),
    toValue: (text) => (isText(text) ? Number(text) : undefined),
  }
}

/** Every text that a shard has in keys. */
export function shardTexts(hole: string): readonly string[] {
  return Array.from({ length: shardCount(hole) ?? 0 }, (_, shard) => shardText(hole).toText(shard))
}

/** Digits of a shard in keys: one up to `shard(10)`, then two, and three above `shard(100)`. */
export const shardWidth = (hole: string): number => String((shardCount(hole) ?? 1) - 1).length
