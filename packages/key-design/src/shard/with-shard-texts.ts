import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { type Kind, ofKind } from '../attribute/kind.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import type { Values } from '../key/key-template.js'
import { shardsIn } from '../template/shards.js'
import { shardText } from './shard-text.js'

/** Makes the number of a shard from the values of an item. */
export type ShardFrom = (values: Values) => unknown

/**
 * An entity whose keys with shards can be read: `{shard(10)}` is found among its attributes, out of sight of whoever
 * lists them. Such keys can be made only by those who say what of.
 */
export function withShardTexts(
  entity: EntitySpec,
  fromOf: (hole: string) => ShardFrom = () => () => undefined,
): EntitySpec {
  const { key, indexes, attributes } = entity
  const holes = shardsIn(key.partition, ...Object.values(indexes).flatMap(({ partition }) => partition))
  if (holes.length === 0) return entity
  const shards = holes.map((hole) => [hole, { value: shardSpec(hole, fromOf(hole)) }] as const)
  return {
    ...entity,
    attributes: Object.defineProperties({ ...attributes }, Object.fromEntries(shards)),
  }
}

function shardSpec(hole: string, from: ShardFrom): AttributeSpec {
  const text = { ...shardText(hole), from }
  return ofKind({ keyText: () => text } as unknown as Kind, { type: 'shard' } as unknown as AttributeSpec)
}
