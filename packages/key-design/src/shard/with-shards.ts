import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { keyText } from '../attribute/kind.js'
import { at } from '../codec/codec.js'
import { ownValue } from '../codec/plain-object.js'
import { toBase64 } from '../codec/wire-bytes.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import { ValidationError } from '../errors/validation-error.js'
import { holesOf } from '../template/holes.js'
import { shardCount } from '../template/shards.js'
import { shardOf } from './shard-of.js'
import { withShardTexts } from './with-shard-texts.js'

/**
 * An entity whose keys can have shards. They are made from the values of the primary key, which an item keeps for ever
 * and which get, update and delete know.
 */
export function withShards(entity: EntitySpec): EntitySpec {
  const parts = shardParts(entity).map((part) => [part, entity.attributes[part] as AttributeSpec] as const)
  return withShardTexts(entity, (hole) => {
    const count = shardCount(hole) ?? 1
    // A query gives the shard that it asks; of an item it follows from the key.
    return (values) =>
      ownValue(values, hole) ??
      shardOf(
        parts.map(([part, spec]) => partText(part, spec, ownValue(values, part))),
        count,
      )
  })
}

/** The attributes that a shard is made from: all of the primary key, each once, in the order of its templates. */
export function shardParts({ key }: EntitySpec): readonly string[] {
  return [...new Set([key.partition, key.sort ?? ''].flatMap(holesOf))]
}

/** A value as it stands in a partition key, before it is escaped. What a schema gives is known by its value alone. */
function partText(part: string, spec: AttributeSpec, value: unknown): string {
  return at(part, () => {
    if (value === undefined || value === null)
      throw new ValidationError('is missing, and the shard of a partition key is made from it', { value })
    if (value instanceof Uint8Array) return toBase64.call(value)
    const text = spec.type === 'schema' ? undefined : keyText(spec, 'partition')
    return text === undefined ? String(value) : text.toText(value)
  })
}
