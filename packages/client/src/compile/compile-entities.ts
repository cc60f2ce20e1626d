import type { DesignSpec, EntitySpec } from '@keyprint/key-design'
import { codecsWith, isSharded, type SchemaCodecs } from '@keyprint/key-design/codec'
import { missingFeature } from '../errors/missing-feature.js'
import { type CompiledEntity, compileEntity } from './compiled-entity.js'
import { lazily } from './lazily.js'

/** Compiles every entity of a design, each when it is first used. */
export function compileEntities(
  { table, entities }: DesignSpec,
  schemas: SchemaCodecs | undefined,
  withShards: ((entity: EntitySpec) => EntitySpec) | undefined,
): { readonly [name: string]: CompiledEntity } {
  return lazily(Object.keys(entities), (name) => {
    const entity = entities[name] as EntitySpec
    return compileEntity(
      table,
      isSharded(entity) ? (withShards ?? refuse('shards', name))(entity) : entity,
      codecsWith(schemas ?? refuse('schemas', name)),
    )
  })
}

const refuse = (feature: string, entity: string) => (): never => {
  throw missingFeature(feature, entity)
}
