/** Fewest and most shards of a partition. A query asks each of them, and its cursor has a place in each. */
export const MIN_SHARDS = 2
export const MAX_SHARDS = 256

const SHARD = /\{(shard\([^{}]*)\}/g
const COUNT = /^shard\(([1-9]\d{0,2})\)$/

/** The shards in templates, as they stand in braces: `shard(10)`. */
export function shardsIn(...templates: readonly string[]): readonly string[] {
  return templates.flatMap((template) => [...template.matchAll(SHARD)].map((match) => match[1] as string))
}

/** True for what stands in braces and is no attribute. */
export const isShard = (hole: string): boolean => hole.startsWith('shard(')

/** How many shards `shard(10)` says; `undefined` for what does not say it, or too few or too many. */
export function shardCount(hole: string): number | undefined {
  const count = Number(COUNT.exec(hole)?.[1])
  return count >= MIN_SHARDS && count <= MAX_SHARDS ? count : undefined
}
