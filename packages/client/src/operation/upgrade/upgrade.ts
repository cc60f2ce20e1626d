import { ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import { SchemaVersionError } from '../../errors/schema-version-error.js'
import { readItem } from '../../item/read-item.js'
import type { CallOptions } from '../../send/send.js'
import { backoff } from '../backoff.js'
import type { Connection, UpgradeSupport } from '../connection.js'
import { operate } from '../operate.js'
import type { Operation } from '../operation.js'
import { sendAction } from '../send-action.js'
import { MOST_ATTEMPTS, withCurrent } from '../update/with-current.js'
import { type Item, refuseParams, type WriteOptions } from '../write-options.js'
import { buildUpgrade } from './build-upgrade.js'

/** Writes an older item as it is read: in the shape of the current version. Gives the item; `undefined` when there is none. */
export function upgradeOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  options: CallOptions = {},
): Operation<Item | undefined, never> {
  return operate(
    connection,
    options,
    () => refuseParams(entity),
    async (options) => {
      refuseWithoutVersions(entity)
      return upgrade(connection, entity, key, options)
    },
  )
}

function refuseWithoutVersions({ name, versions }: CompiledEntity): void {
  if (versions !== undefined) return
  throw new ValidationError('has no schemaVersion, so there is nothing to upgrade', { entity: name })
}

function upgrade(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  options: CallOptions,
): Promise<Item | undefined> {
  return withCurrent(connection, entity, key, options, async (current) => {
    if (current === undefined) return undefined
    if (current.shape === entity) return readItem(entity, current.stored)
    const { action, values } = buildUpgrade(connection, entity, current)
    await sendAction(connection, action, options)
    return values
  })
}

/** Older clients may write the item anew in between, so it ends like any other race. */
export const upgradingFirst: UpgradeSupport = (connection, entity, key, call) => {
  if (entity.versions === undefined) return call
  return async (options) => {
    for (let tries = 1; ; tries++) {
      try {
        return await call(options)
      } catch (error) {
        if (!isOlder(error) || tries >= MOST_ATTEMPTS) throw error
        if (tries > 1) await backoff(tries, options.signal)
        await upgrade(connection, entity, key, ofUpgrade(options))
      }
    }
  }
}

/** An upgrade is a write of its own: what the other gives back, and its token, are not meant for it. */
const ofUpgrade = (options: WriteOptions): CallOptions & WriteOptions => ({
  ...options,
  return: undefined,
  idempotencyToken: undefined,
  idempotencyTokenSince: undefined,
})

const isOlder = (error: unknown): boolean =>
  error instanceof SchemaVersionError && error.storedVersion < error.schemaVersion
