import { ValidationError } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { Connection } from './connection.js'

/** The entity of that name, or a sentence for those who pass something else than a key. */
export function entityNamed({ entities }: Connection, name: string): CompiledEntity {
  if (Object.hasOwn(entities, name)) return entities[name] as CompiledEntity
  throw new ValidationError('is not a key of an item of this design', {
    attribute: 'key',
    value: name,
    remedy: 'make it by db.<entity>.key(…)',
  })
}
