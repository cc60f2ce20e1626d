import type { DesignSpec, EntitySpec } from '@keyprint/key-design'
import { codecsWith, type SchemaCodecs } from '@keyprint/key-design/codec'
import { missingFeature } from '../errors/missing-feature.js'
import { type CompiledEntity, compileEntity } from './compiled-entity.js'
import { lazily } from './lazily.js'

/** Compiles every entity of a design, each when it is first used. */
export function compileEntities(
  { table, entities }: DesignSpec,
  schemas: SchemaCodecs | undefined,
): { readonly [name: string]: CompiledEntity } {
  return lazily(Object.keys(entities), (name) =>
    compileEntity(table, entities[name] as EntitySpec, codecsWith(schemas ?? refuseSchema(name))),
  )
}

const refuseSchema = (entity: string) => (): never => {
  throw missingFeature('schemas', entity)
}
