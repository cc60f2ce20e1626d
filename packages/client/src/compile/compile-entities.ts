import type { DesignSpec, EntitySpec } from '@keyprint/key-design'
import { codecsWith, type SchemaCodecs } from '@keyprint/key-design/codec'
import { missingFeature } from '../errors/missing-feature.js'
import { type CompiledEntity, compileEntity } from './compiled-entity.js'
import { lazily } from './lazily.js'
import type { CompileVersions } from './schema-versions.js'

/** Compiles every entity of a design, each when it is first used. */
export function compileEntities(
  { table, entities }: DesignSpec,
  { schemas, versions }: EntitySupport,
): { readonly [name: string]: CompiledEntity } {
  return lazily(Object.keys(entities), (name) =>
    compileEntity(
      table,
      entities[name] as EntitySpec,
      codecsWith(schemas ?? refuse('schemas', name)),
      versions ?? refuse('schemaVersions', name),
    ),
  )
}

/** What only the entities of some designs need. */
export interface EntitySupport {
  readonly schemas?: SchemaCodecs | undefined
  readonly versions?: CompileVersions | undefined
}

const refuse = (feature: string, entity: string) => (): never => {
  throw missingFeature(feature, entity)
}
