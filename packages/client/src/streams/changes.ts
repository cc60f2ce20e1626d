/** An item that was not there before. */
export interface Inserted<Key, Item> {
  readonly key: Key
  readonly item: Item
}

/** An item that was there before, and is there now. */
export interface Modified<Key, Item> {
  readonly key: Key
  readonly before: Item
  readonly after: Item
}

/** An item that is no longer there. */
export interface Removed<Key, Item> {
  readonly key: Key
  readonly before: Item
}

/** What an item has become, of a stream that does not show what it was. */
export interface OnlyAfter<Sentence extends string, Key, Item> {
  readonly key: Key
  readonly after: Item
  /** Types only, never a value: what an error says of a property that there is not. */
  readonly '~problem'?: Sentence
}

/** What an item was, of a stream that does not show what it has become. */
export interface OnlyBefore<Sentence extends string, Key, Item> {
  readonly key: Key
  readonly before: Item
  /** Types only, never a value: what an error says of a property that there is not. */
  readonly '~problem'?: Sentence
}

/** Which item it was, of a stream that does not show it. */
export interface OnlyKey<Sentence extends string, Key> {
  readonly key: Key
  /** Types only, never a value: what an error says of a property that there is not. */
  readonly '~problem'?: Sentence
}

type NoBefore = "the stream shows no old images; define the table with stream: 'new-and-old-images'"
type NoAfter = "the stream shows no new images; define the table with stream: 'new-and-old-images'"
type NoImages = "the stream shows keys only; define the table with stream: 'new-and-old-images'"

/** What a handler gets for each change, by what the stream of the table shows. */
export interface ChangesByView<Key, Item> {
  readonly 'new-and-old-images': {
    readonly insert: Inserted<Key, Item>
    readonly modify: Modified<Key, Item>
    readonly remove: Removed<Key, Item>
  }
  readonly 'new-image': {
    readonly insert: Inserted<Key, Item>
    readonly modify: OnlyAfter<NoBefore, Key, Item>
    readonly remove: OnlyKey<NoBefore, Key>
  }
  readonly 'old-image': {
    readonly insert: OnlyKey<NoAfter, Key>
    readonly modify: OnlyBefore<NoAfter, Key, Item>
    readonly remove: Removed<Key, Item>
  }
  readonly 'keys-only': {
    readonly insert: OnlyKey<NoImages, Key>
    readonly modify: OnlyKey<NoImages, Key>
    readonly remove: OnlyKey<NoImages, Key>
  }
}
