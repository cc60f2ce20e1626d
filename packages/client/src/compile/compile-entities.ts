import type { DesignSpec, EntitySpec } from '@keyprint/key-design'
import { codecsWith, isSharded, type SchemaCodecs } from '@keyprint/key-design/codec'
import { refuseMissing } from '../errors/missing-feature.js'
import { type CompiledEntity, compileEntity } from './compiled-entity.js'
import { lazily } from './lazily.js'
import type { CompileVersions } from './schema-versions.js'

/** Compiles every entity of a design, each when it is first used. */
export function compileEntities(
  { table, entities }: DesignSpec,
  { schemas, versions, shards }: EntitySupport,
): { readonly [name: string]: CompiledEntity } {
  return lazily(Object.keys(entities), (name) => {
    const entity = entities[name] as EntitySpec
    return compileEntity(
      table,
      isSharded(entity) ? (shards?.entity ?? refuseMissing('shards', name))(entity) : entity,
      codecsWith(schemas ?? refuseMissing('schemas', name)),
      versions ?? refuseMissing('schemaVersions', name),
    )
  })
}

/** What only the entities of some designs need. */
export interface EntitySupport {
  readonly schemas?: SchemaCodecs | undefined
  readonly versions?: CompileVersions | undefined
  readonly shards?: EntityShards | undefined
}

/** Partitions that are spread over shards, as far as keys are made. */
export interface EntityShards {
  /** An entity whose keys can have shards. */
  readonly entity: (spec: EntitySpec) => EntitySpec
}
