import type { AttributeSpec } from '../attribute/attribute-spec.js'
import { type Kind, keyText, ofKind } from '../attribute/kind.js'
import { at } from '../codec/codec.js'
import { ownValue } from '../codec/plain-object.js'
import { toBase64 } from '../codec/wire-bytes.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import { ValidationError } from '../errors/validation-error.js'
import type { Values } from '../key/key-template.js'
import { holesOf } from '../template/holes.js'
import { shardCount, shardsIn } from '../template/shards.js'
import { shardOf } from './shard-of.js'
import { shardText } from './shard-text.js'

/**
 * An entity whose keys can have shards: `{shard(10)}` is found among its attributes, out of sight of whoever lists them,
 * and is made from the values of the primary key, which an item keeps for ever and which get, update and delete know.
 */
export function withShards(entity: EntitySpec): EntitySpec {
  const holes = shardsIn(entity.key.partition, ...Object.values(entity.indexes).flatMap(templatesOf))
  if (holes.length === 0) return entity
  const shards = holes.map((hole) => [hole, { value: shardSpec(entity, hole), configurable: true }] as const)
  return {
    ...entity,
    attributes: Object.defineProperties({ ...entity.attributes }, Object.fromEntries(shards)),
  }
}

const templatesOf = ({ partition }: EntitySpec['indexes'][string]): readonly string[] => partition

/** The attributes that a shard is made from: all of the primary key, each once, in the order of its templates. */
export function shardParts({ key }: EntitySpec): readonly string[] {
  return [...new Set([key.partition, key.sort ?? ''].flatMap(holesOf))]
}

function shardSpec(entity: EntitySpec, hole: string): AttributeSpec {
  const parts = shardParts(entity)
  const count = shardCount(hole) ?? 1
  // A query gives the shard that it asks; of an item it follows from the key.
  const from = (values: Values) =>
    ownValue(values, hole) ??
    shardOf(
      parts.map((part) => partText(part, entity.attributes[part] as AttributeSpec, ownValue(values, part))),
      count,
    )
  const kind: Kind<never> = { codec: neverStored, keyText: () => ({ ...shardText(hole), from }) }
  return ofKind(kind as unknown as Kind, { type: 'shard' } as unknown as AttributeSpec)
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

function neverStored(): never {
  throw new TypeError('A shard is a part of a key; it is not stored by itself.')
}
