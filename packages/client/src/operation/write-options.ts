import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { CallOptions } from '../send/send.js'
import type { WriteConditions } from './condition/write-conditions.js'
import type { IdempotencyOptions } from './transact/idempotency.js'

/** An item, by the names of its attributes in code. */
export type Item = Record<string, unknown>

/** A single write, or a transaction when guard items of unique attributes go with it. */
export type WriteParams<Single> = Single | TransactWriteItemsCommandInput

/** Which item a write gives back. */
export type Returned = 'old' | 'new' | undefined

/** Options of a write. */
export interface WriteOptions extends CallOptions, WriteConditions, IdempotencyOptions {
  readonly return?: Returned
  /** Done once, whatever happens to answers: as a transaction with a token. */
  readonly idempotent?: boolean | undefined
}

/** True for a write that is to be done once; whoever gives a token says that too. */
export const isIdempotent = ({ idempotent = false, idempotencyToken }: WriteOptions): boolean =>
  idempotent || idempotencyToken !== undefined

/** A transaction gives no items back. */
export function refuseReturn({ name }: CompiledEntity, options: WriteOptions): void {
  if (options.return === undefined || !isIdempotent(options)) return
  throw new ValidationError('is not known of an idempotent write, which is a transaction', {
    entity: name,
    attribute: 'return',
    value: options.return,
    remedy: 'read the item afterwards',
  })
}

/** A request that is worked out from the stored item cannot be shown. */
export function refuseParams({ name }: CompiledEntity): never {
  throw new ValidationError(
    'depends on the item as it is stored, so its request is not known before it is sent',
    {
      entity: name,
      remedy: 'await it instead of calling params()',
    },
  )
}
