import type { DesignTypes, EntityTypes } from '@keyprint/key-design'
import type { operationActions } from '../permission/operation-actions.js'

/** An operation of an entity, by the name that the client has for it; `batchPut` is `put` of `db.batch.write`. */
export type OperationName = keyof typeof operationActions

/** A batch has no conditions, so the client writes no entity in it that has an optimistic lock or unique attributes. */
type OperationOf<E extends EntityTypes> = Exclude<
  OperationName,
  | ([E['unique'] | E['version']] extends [never] ? never : 'batchPut' | 'batchDelete')
  | ([E['schemaVersion']] extends [never] ? 'upgrade' : 'batchPut')
>

/** Grants of entities: `'order.create'`. */
export type EntityGrant<D extends DesignTypes> = {
  [Name in keyof D['entities'] & string]: `${Name}.${OperationOf<D['entities'][Name]['~types']>}`
}[keyof D['entities'] & string]

/**
 * What a role may do: `'order.create'`, the name of an access pattern, `'stream'` (read the stream), `'health'`
 * (compare the table with the design). It is a condition that always holds, so that messages list the grants and not
 * the types that they were made of.
 */
export type Grant<D extends DesignTypes> = [D] extends [infer T extends DesignTypes]
  ? EntityGrant<T> | (keyof T['accessPatterns'] & string) | 'stream' | 'health'
  : never
