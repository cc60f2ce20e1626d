/** A change of one place in an item, made by the methods of a path. */
export interface Change {
  /** Types only, never a value. */
  readonly '~change': true
}

/** What can be done to any place. */
export interface AnyChangePath<V> {
  set(value: V): Change
  /** Only where nothing is there yet. */
  setIfMissing(value: V): Change
  remove(): Change
}

/** What can be done to a number. */
export interface NumberChangePath<V> extends AnyChangePath<V> {
  /** Adds to it; a missing one counts from `startingAt`, else from its default, and without both the update is refused. */
  increment(by: V, options?: { readonly startingAt: V }): Change
}

/** What can be done to a set. */
export interface SetChangePath<V> extends AnyChangePath<V> {
  addMembers(members: V): Change
  deleteMembers(members: V): Change
}

/** What can be done to a list and to its elements. */
export interface ListChangePath<V, Element> extends AnyChangePath<V> {
  readonly [index: number]: ChangePath<Element>
  at(index: number): ChangePath<Element>
  append(elements: readonly Element[]): Change
  prepend(elements: readonly Element[]): Change
}

/** What can be done to a map and to what is in it. */
export type MapChangePath<V> = AnyChangePath<V> & {
  at<K extends keyof V & string>(name: K): ChangePath<V[K] & {}>
} & { readonly [K in Exclude<keyof V, keyof AnyChangePath<V> | 'at'>]-?: ChangePath<V[K] & {}> }

/** What can be done to an attribute that may hold anything. */
// biome-ignore lint/suspicious/noExplicitAny: any() is any.
export type AnythingChangePath = NumberChangePath<any> & SetChangePath<any> & { readonly [name: string]: any }

/** A place in an item, to be changed. */
export type ChangePath<V> = 0 extends 1 & V
  ? AnythingChangePath
  : [V] extends [number | bigint]
    ? NumberChangePath<V>
    : [V] extends [string | boolean | Date | Uint8Array | null]
      ? AnyChangePath<V>
      : [V] extends [ReadonlySet<unknown>]
        ? SetChangePath<V>
        : [V] extends [readonly (infer Element)[]]
          ? ListChangePath<V, Element>
          : [V] extends [object]
            ? MapChangePath<V>
            : AnyChangePath<V>

/** An item, to change places in it: the `o` of `o => [o.address.city.set('Paris')]`. */
export type ChangePaths<Item> = { readonly [K in keyof Item]-?: ChangePath<Item[K] & {}> }
