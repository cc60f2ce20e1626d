/** A change of one place in an item, made by the methods of a path. */
export interface Change {
  /** Types only, never a value. */
  readonly '~change': true
}

/** What can be done to any place. */
export interface AnyChangePath<Given> {
  set(value: Given): Change
  /** Only where nothing is there yet. */
  setIfMissing(value: Given): Change
  remove(): Change
}

/** What can be done to a number. */
export interface NumberChangePath<V, Given = V> extends AnyChangePath<Given> {
  /** Adds to it; a missing one counts from `startingAt`, else from its default, and without both the update is refused. */
  increment(by: V, options?: { readonly startingAt: V }): Change
}

/** What can be done to a set. */
export interface SetChangePath<Given> extends AnyChangePath<Given> {
  addMembers(members: Given & {}): Change
  deleteMembers(members: Given & {}): Change
}

/** What can be done to a list and to its elements. */
export interface ListChangePath<Given, Element, GivenElement = Element> extends AnyChangePath<Given> {
  readonly [index: number]: ChangePath<Element & {}, GivenElement>
  at(index: number): ChangePath<Element & {}, GivenElement>
  append(elements: readonly GivenElement[]): Change
  prepend(elements: readonly GivenElement[]): Change
}

/** What can be done to a map and to what is in it. */
export type MapChangePath<V, Given = V> = AnyChangePath<Given> & {
  at<K extends keyof V & string>(name: K): ChangePath<V[K] & {}, GivenIn<Given, K, V[K]>>
} & {
  readonly [K in Exclude<keyof V, keyof AnyChangePath<V> | 'at'>]-?: ChangePath<
    V[K] & {},
    GivenIn<Given, K, V[K]>
  >
}

/** What a field of a map takes. */
type GivenIn<Given, K, Read> = Known<
  Given extends unknown ? (K extends keyof Given ? Exclude<Given[K], undefined> : never) : never,
  Exclude<Read, undefined>
>

/** What an element of a list takes. */
type GivenEach<Given, Read> = Known<Given extends readonly (infer Element)[] ? Element : never, Read>

/** What a schema takes may have no such place; what is read has. */
type Known<Given, Read> = [Given] extends [never] ? Read : Given

/** What can be done to an attribute that may hold anything. */
// biome-ignore lint/suspicious/noExplicitAny: any() is any.
export type AnythingChangePath = NumberChangePath<any> & SetChangePath<any> & { readonly [name: string]: any }

/**
 * A place in an item, to be changed. `V` is what is read there, and `Given` what it can be set to: null too, a duration
 * for a time to live, a map without what has a default.
 */
export type ChangePath<V, Given = V> = 0 extends 1 & V
  ? AnythingChangePath
  : [V] extends [number | bigint]
    ? NumberChangePath<V, Given>
    : [V] extends [string | boolean | Date | Uint8Array | null]
      ? AnyChangePath<Given>
      : [V] extends [ReadonlySet<unknown>]
        ? SetChangePath<Given>
        : [V] extends [readonly (infer Element)[]]
          ? ListChangePath<Given, Element, GivenEach<Given, Element>>
          : [V] extends [object]
            ? MapChangePath<V, Given>
            : AnyChangePath<Given>

/** An item, to change places in it: the `o` of `o => [o.address.city.set('Paris')]`. */
export type ChangePaths<Item> = {
  readonly [K in keyof Item]-?: ChangePath<Item[K] & {}, Exclude<Item[K], undefined>>
}
