import type { GetItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { AccessPatternSpec, Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { Connection } from '../operation/connection.js'
import { type GetOptions, getOperation } from '../operation/get.js'
import type { Operation } from '../operation/operation.js'

/** The method of the client for an access pattern that gets one item. */
export function getPattern(connection: Connection, _name: string, { entities: [name] }: AccessPatternSpec) {
  return (key: Values, options?: GetOptions): Operation<unknown, GetItemCommandInput> =>
    getOperation(connection, connection.entities[name as string] as CompiledEntity, key, options)
}
