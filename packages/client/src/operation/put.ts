import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { readItem } from '../item/read-item.js'
import type { Action, Current } from './action.js'
import { buildPut } from './build-put.js'
import type { Connection } from './connection.js'
import { uniqueOf } from './guarded-attributes.js'
import { Operation } from './operation.js'
import { sendAction, singleParams } from './send-action.js'
import { type Item, returned, type WriteOptions, type WriteParams } from './write-options.js'

/** Writes a whole item, in place of the one that is there. */
export function putOperation(
  connection: Connection,
  entity: CompiledEntity,
  input: Item,
  options: WriteOptions = {},
): Operation<Item | undefined, WriteParams<PutItemCommandInput>> {
  const build = (current?: Current | 'missing') => buildPut(connection, entity, input, options, current)
  return new Operation(
    () =>
      uniqueOf(connection, entity)?.refuseParams(entity) ??
      (singleParams(build(), options.return) as PutItemCommandInput),
    () => {
      const attempt = (current?: Current | 'missing') => {
        const action = build(current)
        return () => send(connection, action, options, current)
      }
      const unique = uniqueOf(connection, entity)
      return unique?.put(connection, entity, input, options, attempt) ?? attempt()()
    },
  )
}

async function send(
  connection: Connection,
  action: Action,
  options: WriteOptions,
  current: Current | 'missing' | undefined,
): Promise<Item | undefined> {
  const stored = await sendAction(connection, action, options.return, options)
  if (options.return !== 'old') return readItem(action.entity, action.item as StoredItem)
  return typeof current === 'object' ? (current.values as Item) : returned(action.entity, stored)
}
