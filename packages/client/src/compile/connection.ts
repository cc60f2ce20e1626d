import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DesignSpec } from '@keyprint/key-design'
import type { Send } from '../send/send.js'
import { type CompiledEntity, compileEntity } from './compiled-entity.js'
import type { Support } from './support.js'

/** A design, ready to be used on one table through one client. */
export interface Connection {
  readonly design: DesignSpec
  readonly tableName: string
  readonly client: Pick<DynamoDBClient, 'send'>
  readonly send: Send
  readonly entities: { readonly [name: string]: CompiledEntity }
}

/** Compiles every entity of a design, each when it is first used. */
export function compileEntities({ table, entities }: DesignSpec, support: Support): Connection['entities'] {
  const compiled: Record<string, CompiledEntity> = {}
  for (const [name, spec] of Object.entries(entities)) {
    let entity: CompiledEntity | undefined
    Object.defineProperty(compiled, name, {
      enumerable: true,
      get: () => {
        entity ??= compileEntity(table, spec, support)
        return entity
      },
    })
  }
  return compiled
}
