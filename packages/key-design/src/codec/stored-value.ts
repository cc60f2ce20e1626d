/** What DynamoDB stores of each of its types. */
interface StoredTypes {
  S: string
  N: string
  B: Uint8Array
  SS: string[]
  NS: string[]
  BS: Uint8Array[]
  M: Record<string, StoredValue>
  L: StoredValue[]
  NULL: boolean
  BOOL: boolean
}

type Only<Type extends keyof StoredTypes> = { [T in Type]: StoredTypes[T] } & {
  [T in Exclude<keyof StoredTypes, Type>]?: never
}

/** A value as DynamoDB has it: the SDK's AttributeValue, written out because this package depends on nothing. */
export type StoredValue =
  | { [T in keyof StoredTypes]: Only<T> }[keyof StoredTypes]
  // biome-ignore lint/suspicious/noExplicitAny: a type of DynamoDB that the SDK does not know.
  | ({ [T in keyof StoredTypes]?: never } & { $unknown: [string, any] })
