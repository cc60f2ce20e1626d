import type { TransactGetItemsCommandInput } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import type { StoredItem } from '../../compile/compiled-key.js'
import { inEntity, primaryKey } from '../../item/key-of.js'
import { type ExpiredOption, readUnexpired } from '../../item/read-unexpired.js'
import { transactGetItems } from '../../send/commands.js'
import type { CallOptions } from '../../send/send.js'
import { keyId, keyNames } from '../batch/key-id.js'
import type { Connection } from '../connection.js'
import { entityNamed } from '../entity-named.js'
import type { ItemKey } from '../item-key.js'
import { operate } from '../operate.js'
import type { Operation } from '../operation.js'
import { untilPassed } from '../until-passed.js'
import { cancellationError, cancellationReasons, failures, passes } from './cancellation.js'
import { MAX_TRANSACTION_ITEMS } from './send-transaction.js'

/** Options of a read of several items as they were at one moment. */
export interface TransactGetOptions extends CallOptions, ExpiredOption {}

/** Reads up to 100 items as they were at one moment, in the order of the keys. */
export function transactGetOperation(
  connection: Connection,
  keys: () => readonly ItemKey[],
  options: TransactGetOptions = {},
): Operation<unknown[], TransactGetItemsCommandInput> {
  const stored = (given = keys()) => given.map((key) => storedKey(connection, key))
  return operate(
    connection,
    options,
    () => paramsOf(connection, stored()),
    async (options) => {
      const given = keys()
      const wanted = stored(given)
      const names = keyNames(connection.design.table)
      const params = paramsOf(connection, wanted)
      const responses = await send(connection, params, options)
      const found = new Map(
        params.TransactItems?.map(({ Get }, i) => [keyId(Get?.Key ?? {}, names), responses[i]?.Item]),
      )
      return given.map(({ entity: name }, i) => {
        const item = found.get(keyId(wanted[i] as StoredItem, names))
        return readUnexpired(entityNamed(connection, name), item, options)
      })
    },
  )
}

function storedKey(connection: Connection, { entity: name, key }: ItemKey): StoredItem {
  const entity = entityNamed(connection, name)
  return inEntity(entity, () => primaryKey(entity, key))
}

/** DynamoDB refuses the same key twice in one transaction. */
function paramsOf(
  { tableName, design }: Connection,
  stored: readonly StoredItem[],
): TransactGetItemsCommandInput {
  const names = keyNames(design.table)
  const once = [...new Map(stored.map((key) => [keyId(key, names), key])).values()]
  if (once.length === 0 || once.length > MAX_TRANSACTION_ITEMS) {
    throw new ValidationError(`reads ${once.length} items`, {
      attribute: 'transaction',
      remedy: `DynamoDB allows 1 to ${MAX_TRANSACTION_ITEMS}; use batch.get where one moment is not needed`,
    })
  }
  return { TransactItems: once.map((Key) => ({ Get: { TableName: tableName, Key } })) }
}

async function send({ send }: Connection, params: TransactGetItemsCommandInput, options: CallOptions) {
  const isPassing = (error: unknown) => passes(cancellationReasons(error) ?? [])
  try {
    const { Responses } = await untilPassed(options, isPassing, () => send(transactGetItems, params, options))
    return Responses ?? []
  } catch (error) {
    const [reason] = failures(cancellationReasons(error) ?? [])
    throw reason === undefined ? error : cancellationError(transactGetItems.name, reason)
  }
}
