import { codecsWith, schemaCodec } from '@keyprint/key-design/codec'
import { type CompiledEntity, compileEntity } from '../../compile/compiled-entity.js'
import { store } from './store.js'

/** An entity of the store, compiled. */
export function compiled(name: keyof typeof store.entities & string): CompiledEntity {
  const spec = store.entities[name]
  if (spec === undefined) throw new TypeError(`The store has no entity '${name}'.`)
  return compileEntity(store.table, spec, codecsWith(schemaCodec))
}
