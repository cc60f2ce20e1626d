import type { Attributes, InputOf } from '../attribute/attribute-types.js'
import type { Table } from '../table/define-table.js'
import type { EntitySpec } from './entity-spec.js'

/** What the types know of an index of an entity. */
export interface EntityIndexTypes {
  readonly on: string
  readonly partition?: string | readonly string[]
  readonly sort?: string | readonly string[]
}

/** What the types know of an entity. */
export interface EntityTypes {
  readonly name: string
  readonly table: Table
  readonly attributes: Attributes
  /** The attributes without those that Keyprint manages. */
  readonly given: Attributes
  readonly partition: string
  readonly sort: string
  readonly indexes: { readonly [name: string]: EntityIndexTypes }
  /** 'version' when it has an optimistic lock. */
  readonly version: string
  /** Attributes that must be unique. */
  readonly unique: string
  /** The attribute that says whose item it is. */
  readonly tenant: string
  /** The version of its items' shape; never for an entity without. */
  readonly schemaVersion: number
  /** The attributes that make up the primary key. */
  readonly keyParts: string
  /** The primary key, an item as it is read, and one as it is created: worked out here once for all who need them. */
  readonly key: unknown
  readonly item: unknown
  readonly newItem: unknown
}

/** An entity: plain data, and for the types what it was made of. */
export interface EntityOf<E> {
  readonly spec: EntitySpec
  /** Types only, never a value. */
  readonly '~types': E
}

/** Any entity. */
export type AnyEntity = EntityOf<EntityTypes>

/** One index of an entity, to be named in an access pattern. */
export interface EntityIndex<E extends EntityTypes, Index extends string> {
  readonly entity: EntitySpec
  readonly index: Index
  /** Types only, never a value. */
  readonly '~types': E
}

/** An entity as `defineEntity` returns it: each of its indexes is a property. */
export type Entity<E extends EntityTypes> = EntityOf<E> & {
  readonly [Index in keyof E['indexes'] & string]: EntityIndex<E, Index>
}

/** The attributes that make up the primary key of an entity. */
export type KeyParts<E extends EntityTypes> = E['keyParts']

/** An item as it is read: `type Order = Item<typeof order>`. */
export type Item<T extends AnyEntity> = T['~types']['item']

/** An item as it is created: `type NewOrder = NewItem<typeof order>`. */
export type NewItem<T extends AnyEntity> = T['~types']['newItem']

/** The attributes that name one item: `type OrderKey = Key<typeof order>`. */
export type Key<T extends AnyEntity> = T['~types']['key']

/** The attributes that name one item, from the entity's types. */
export type KeyOf<E extends EntityTypes> = E['key']

/** An object of parts of keys. */
export type PartsOf<E extends EntityTypes, Names> = {
  -readonly [Name in Names & keyof E['attributes']]: InputOf<E['attributes'][Name]>
}
