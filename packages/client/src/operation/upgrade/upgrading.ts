import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { CallOptions } from '../../send/send.js'
import type { Connection } from '../connection.js'

/** A write to an entity with versions brings an older item to the current one first, where it depends on that. */
export const upgrading = <O extends CallOptions, T>(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  call: (options: O) => Promise<T>,
): ((options: O) => Promise<T>) => connection.support.upgrading?.(connection, entity, key, call) ?? call
