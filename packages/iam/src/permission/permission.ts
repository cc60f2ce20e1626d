/** One action on one resource, and what a request for it must look like. */
export interface Permission {
  /** Without its `dynamodb:`. */
  readonly action: string
  readonly resource: Resource
  /** Patterns of partition keys; left out where every key is allowed. */
  readonly leadingKeys?: readonly string[]
  /** Names on the wire of attributes that a request may name; left out where all are allowed. */
  readonly attributes?: readonly string[]
}

/** What an action is done on. */
export type Resource =
  | { readonly kind: 'table' }
  | { readonly kind: 'index'; readonly name: string }
  | { readonly kind: 'stream' }
