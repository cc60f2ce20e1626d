import type { DesignSpec, SchemaType } from '@keyprint/key-design'
import { type Codec, codecsWith } from '@keyprint/key-design/codec'
import { missingFeature } from '../errors/missing-feature.js'
import { type CompiledEntity, compileEntity } from './compiled-entity.js'

/** Makes the codec of an attribute that has a schema. */
export type SchemaSupport = (type: SchemaType) => Codec

/** Compiles every entity of a design, each when it is first used. */
export function compileEntities(
  { table, entities }: DesignSpec,
  schemas: SchemaSupport | undefined,
): { readonly [name: string]: CompiledEntity } {
  const compiled: Record<string, CompiledEntity> = {}
  for (const [name, spec] of Object.entries(entities)) {
    let entity: CompiledEntity | undefined
    Object.defineProperty(compiled, name, {
      enumerable: true,
      get: () => {
        entity ??= compileEntity(table, spec, codecsWith(schemas ?? refuseSchema(name)))
        return entity
      },
    })
  }
  return compiled
}

const refuseSchema = (entity: string) => (): never => {
  throw missingFeature('schemas', entity)
}
