import type { BatchWriteItemCommandInput, WriteRequest } from '@aws-sdk/client-dynamodb'
import { ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { StoredItem } from '../../compile/compiled-key.js'
import { buildDelete } from '../build-delete.js'
import { buildPut } from '../build-put.js'
import type { Connection } from '../connection.js'
import { keyId } from './key-id.js'

/** One operation of a batch write. */
export interface BatchWrite {
  readonly entity: CompiledEntity
  readonly kind: 'put' | 'delete'
  /** The item of a put, the key of a delete. */
  readonly input: Values
}

/** An operation of a batch write as it is sent. */
export interface Request {
  readonly write: BatchWrite
  /** A text for the key. */
  readonly id: string
  readonly request: WriteRequest
}

/** Builds an operation. @throws ValidationError for one that does not fit the design. */
export function requestOf(connection: Connection, write: BatchWrite, names: readonly string[]): Request {
  refuseOther(write)
  const { entity, kind, input } = write
  refuseGuarded(entity, kind)
  if (kind === 'put') {
    const Item = buildPut(connection, entity, input, {}).item as StoredItem
    return { write, id: keyId(Item, names), request: { PutRequest: { Item } } }
  }
  const Key = buildDelete(connection, entity, input, {}).main.Delete?.Key as StoredItem
  return { write, id: keyId(Key, names), request: { DeleteRequest: { Key } } }
}

/** A callback may give anything, such as `db.order.put(…)`, which is a call of its own. */
function refuseOther(write: Partial<BatchWrite> | null | undefined): void {
  if (write?.kind === 'put' || write?.kind === 'delete') return
  throw new ValidationError('is no operation of a batch', {
    attribute: 'operations',
    value: write,
    remedy: 'make each by what the function is given, as in b => [b.order.put(order)]',
  })
}

/** A batch has no conditions, and without them neither a lock nor uniqueness holds, and a put could replace what is newer. */
function refuseGuarded({ name, uniques, spec, versions }: CompiledEntity, kind: BatchWrite['kind']): void {
  const reason =
    uniques.length > 0
      ? 'has unique attributes'
      : spec.version !== undefined
        ? 'has an optimistic lock'
        : kind === 'put' && versions !== undefined
          ? 'has a schemaVersion'
          : undefined
  if (reason === undefined) return
  throw new ValidationError(`${reason}, which a ${kind} in a batch cannot keep`, {
    entity: name,
    remedy: 'write it by itself or in a transaction',
  })
}

/** The request of some operations. */
export function paramsOf({ tableName }: Connection, chunk: readonly Request[]): BatchWriteItemCommandInput {
  return { RequestItems: { [tableName]: chunk.map(({ request }) => request) } }
}
