import type { DesignSpec } from '@keyprint/key-design'
import { type CompiledEntity, compileEntity } from './compiled-entity.js'

/** Compiles every entity of a design, each when it is first used. */
export function compileEntities({ table, entities }: DesignSpec): {
  readonly [name: string]: CompiledEntity
} {
  const compiled: Record<string, CompiledEntity> = {}
  for (const [name, spec] of Object.entries(entities)) {
    let entity: CompiledEntity | undefined
    Object.defineProperty(compiled, name, {
      enumerable: true,
      get: () => {
        entity ??= compileEntity(table, spec)
        return entity
      },
    })
  }
  return compiled
}
