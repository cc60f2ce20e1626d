import type { EntitySpec } from '../entity/entity-spec.js'
import { shardParts } from '../shard/with-shards.js'
import { holesOf } from '../template/holes.js'
import { isShard, MAX_SHARDS, MIN_SHARDS, shardCount, shardsIn } from '../template/shards.js'

/** Sentences on shards that spread nothing, or that could not be found again. */
export function checkShards(entity: EntitySpec): string[] {
  const { key, indexes } = entity
  const places = [
    { place: 'key', partition: [key.partition], sort: [key.sort ?? []].flat() },
    ...Object.entries(indexes).map(([name, { partition, sort }]) => ({
      place: `index '${name}'`,
      partition,
      sort,
    })),
  ]
  return [
    ...checkNames(entity),
    ...checkAfterTenant(entity),
    ...places.flatMap(({ place, partition, sort }) =>
      [...checkSort(sort), ...checkPartition(entity, partition)].map(
        (problem) => `Entity '${entity.name}', ${place}: ${problem}`,
      ),
    ),
  ]
}

function checkNames({ name, attributes }: EntitySpec): string[] {
  return Object.keys(attributes)
    .filter(isShard)
    .map(
      (attribute) =>
        `Entity '${name}': attribute '${attribute}' is named like a shard in a key template; rename it.`,
    )
}

function checkSort(templates: readonly string[]): string[] {
  return templates
    .filter((template) => shardsIn(template).length > 0)
    .map(
      (template) =>
        `the sort template '${template}' has a shard, but shards spread partition keys; put it into the partition template.`,
    )
}

function checkPartition(entity: EntitySpec, templates: readonly string[]): string[] {
  const shards = shardsIn(...templates)
  if (shards.length === 0) return []
  const [shard] = shards
  const wrong = shards.filter((one) => shardCount(one) === undefined)
  if (wrong.length > 0) return wrong.map(badCount)
  if (shards.length > 1) return [`it has ${shards.length} shards (${shown(shards)}); one is enough.`]
  const fixed = templates.flatMap(holesOf)
  if (shardParts(entity).some((part) => !fixed.includes(part))) return []
  return [
    `{${shard}} is made from the primary key, of which ${shown(templates, "'")} has every value already, so that all items of a partition would be in one shard; leave it out, or add to the sort template of the key what differs between them.`,
  ]
}

const badCount = (shard: string): string =>
  `{${shard}} is not understood; a shard says how many there are, from ${MIN_SHARDS} to ${MAX_SHARDS}, as in {shard(10)}.`

const shown = (texts: readonly string[], quote?: string): string =>
  texts.map((text) => (quote === undefined ? `{${text}}` : `${quote}${text}${quote}`)).join(' + ')

/** Guard items and policies begin with what stands before the tenant, and know no shard. */
function checkAfterTenant({ name, tenant, key: { partition } }: EntitySpec): string[] {
  if (tenant === undefined || shardsIn(partition.split(`{${tenant}}`)[0] as string).length === 0) return []
  return [
    `Entity '${name}': a shard stands before the tenant in its partition template '${partition}'; put it behind {${tenant}}, so that keys begin with the tenant.`,
  ]
}
