import type { EntitySpec } from '../entity/entity-spec.js'

/** Whether keys of an entity have shards. Every bundle asks that, to refuse what only some of them know. */
export const isSharded = ({ key, indexes }: EntitySpec): boolean =>
  JSON.stringify([key, indexes]).includes('{shard(')
