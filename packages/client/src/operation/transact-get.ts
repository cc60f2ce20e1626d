import type { TransactGetItemsCommandInput } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import { isExpired } from '../item/expired.js'
import { inEntity, primaryKey } from '../item/key-of.js'
import { readItem } from '../item/read-item.js'
import { transactGetItems } from '../send/commands.js'
import type { CallOptions } from '../send/send.js'
import { cancellationError, cancellationReasons, failures, passes } from './cancellation.js'
import type { Connection } from './connection.js'
import { entityNamed } from './entity-named.js'
import type { ItemKey } from './item-key.js'
import { Operation } from './operation.js'
import { MAX_TRANSACTION_ITEMS } from './send-transaction.js'
import { untilPassed } from './until-passed.js'

/** Reads up to 100 items as they were at one moment, in the order of the keys. */
export function transactGetOperation(
  connection: Connection,
  keys: readonly ItemKey[],
  options: CallOptions = {},
): Operation<unknown[], TransactGetItemsCommandInput> {
  const params = () => paramsOf(connection, keys)
  return new Operation(params, async () => {
    const responses = await send(connection, params(), options)
    return keys.map(({ entity: name }, i) => {
      const entity = entityNamed(connection, name)
      const item = responses[i]?.Item
      return item === undefined || isExpired(item, entity.table.timeToLive)
        ? undefined
        : readItem(entity, item)
    })
  })
}

function paramsOf(connection: Connection, keys: readonly ItemKey[]): TransactGetItemsCommandInput {
  if (keys.length === 0 || keys.length > MAX_TRANSACTION_ITEMS) {
    throw new ValidationError(`reads ${keys.length} items`, {
      attribute: 'transaction',
      remedy: `DynamoDB allows 1 to ${MAX_TRANSACTION_ITEMS}; use batch.get where one moment is not needed`,
    })
  }
  return {
    TransactItems: keys.map(({ entity: name, key }) => {
      const entity = entityNamed(connection, name)
      return {
        Get: { TableName: connection.tableName, Key: inEntity(entity, () => primaryKey(entity, key)) },
      }
    }),
  }
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
