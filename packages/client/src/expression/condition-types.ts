/** A condition or filter, made by the methods of a path and by `and`, `or`, `not`. */
export interface Condition {
  /** Types only, never a value. */
  readonly '~condition': true
}

/** DynamoDB's names of types, for `hasType`. */
export type StoredType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'L' | 'M' | 'SS' | 'NS' | 'BS'

/** What can be equal to a value, to another place in the same item, or to the size of one. */
export interface Comparable<V> {
  eq(value: V | Comparable<V>): Condition
  /** Holds also when there is no such attribute. */
  ne(value: V | Comparable<V>): Condition
  /** Equal to one of them; 1 to 100. */
  in(values: readonly (V | Comparable<V>)[]): Condition
}

/** What has an order. */
export interface Ordered<V> extends Comparable<V> {
  lt(value: V | Comparable<V>): Condition
  le(value: V | Comparable<V>): Condition
  gt(value: V | Comparable<V>): Condition
  ge(value: V | Comparable<V>): Condition
  /** Both ends belong to it. */
  between(low: V | Comparable<V>, high: V | Comparable<V>): Condition
}

/** What can be asked of any attribute. */
export interface AnyPath<V> extends Comparable<V> {
  /** There is such an attribute, be it null. */
  exists(): Condition
  /** There is no such attribute. */
  missing(): Condition
  hasType(type: StoredType): Condition
  /** The length of text, the number of bytes, or the number of elements of a set, list or map. */
  size(): Ordered<number>
}

/** What can be asked of an attribute that has an order. */
export interface OrderedPath<V> extends AnyPath<V>, Ordered<V> {}

/** What can be asked of text and bytes. */
export interface TextPath<V, Part = V> extends OrderedPath<V> {
  beginsWith(prefix: Part): Condition
  contains(part: Part): Condition
}

/** What can be asked of a set or list. */
export interface CollectionPath<V, Member> extends AnyPath<V> {
  contains(member: Member): Condition
}

/** What can be asked of a list, and of its elements. */
export interface ListPath<V, Element> extends CollectionPath<V, Element> {
  readonly [index: number]: Path<Element>
  at(index: number): Path<Element>
}

/** What can be asked of a map, and of what is in it. */
export type MapPath<V> = AnyPath<V> & {
  at<K extends keyof V & string>(name: K): Path<V[K] & Present>
} & { readonly [K in Exclude<keyof V, keyof TextPath<V> | 'at'>]-?: Path<V[K] & Present> }

/** What can be asked of an attribute that may hold anything. */
// biome-ignore lint/suspicious/noExplicitAny: any() is any.
export type AnythingPath = TextPath<any> & { readonly [name: string]: any; at(step: string | number): any }

/** A place in an item: what can be asked depends on what is stored there, and what can be null is equal to null too. */
export type Path<V> = 0 extends 1 & V
  ? AnythingPath
  : [V] extends [string]
    ? TextPath<V, string>
    : [V] extends [number | bigint | Date]
      ? OrderedPath<V>
      : [V] extends [boolean | null]
        ? AnyPath<V>
        : [V] extends [Uint8Array]
          ? TextPath<V>
          : [V] extends [ReadonlySet<infer Member>]
            ? CollectionPath<V, Member>
            : [V] extends [readonly (infer Element)[]]
              ? ListPath<V, Element>
              : [V] extends [object]
                ? MapPath<V>
                : null extends V
                  ? Path<V & {}> & Comparable<V>
                  : AnyPath<V>

/** What an attribute holds where it is not missing; null is a value. */
// biome-ignore lint/complexity/noBannedTypes: what is neither null nor undefined.
type Present = {} | null

/** An item, to ask of its attributes: the `o` of `o => o.status.eq('placed')`. */
export type Paths<Item> = { readonly [K in keyof Item]-?: Path<Item[K] & Present> }

/** A condition or filter as it is written; several in a list must all hold. */
export type ConditionOn<Item> = (item: Paths<Item>) => Condition | readonly Condition[]
