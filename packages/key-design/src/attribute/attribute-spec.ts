/** How an attribute is stored, as plain data. Names are the ones of the builder functions. */
export type AttributeType =
  | { readonly type: 'string' }
  | { readonly type: 'number' }
  | { readonly type: 'integer'; readonly digits: number }
  | { readonly type: 'bigint'; readonly digits: number }
  | { readonly type: 'decimal' }
  | { readonly type: 'boolean' }
  | { readonly type: 'binary' }
  | { readonly type: 'timestamp'; readonly format: TimestampFormat }
  | { readonly type: 'timeToLive' }
  | { readonly type: 'ulid' }
  | { readonly type: 'oneOf'; readonly values: readonly string[] }
  | { readonly type: 'literal'; readonly value: string | number | boolean }
  | { readonly type: 'list'; readonly of: AttributeSpec }
  | { readonly type: 'map'; readonly attributes: AttributeSpecs }
  | { readonly type: 'record'; readonly of: AttributeSpec }
  | { readonly type: 'stringSet' }
  | { readonly type: 'numberSet' }
  | { readonly type: 'binarySet' }
  | { readonly type: 'any' }
  | SchemaType

/** The types of attributes by name. */
export type TypeNamed<Name extends AttributeType['type']> = Extract<AttributeType, { readonly type: Name }>

/** A Standard Schema; `validate` is a function and so no part of the design's JSON. */
export interface SchemaType {
  readonly type: 'schema'
  /** Who made the schema: 'zod', 'valibot', 'arktype'. */
  readonly vendor: string
  /** JSON Schema of what is stored, where the library can say it. */
  readonly jsonSchema?: unknown
  readonly validate: (value: unknown) => SchemaResult
}

/** The answer of a Standard Schema. */
export type SchemaResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | {
      readonly issues: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[]
    }

/** `iso`: a string such as 2026-11-21T02:46:54.123Z. `epoch-milliseconds`: a number. */
export type TimestampFormat = 'iso' | 'epoch-milliseconds'

/** A value that is filled in. `value` is its JSON-able picture, for a literal. */
export type Fill =
  | { readonly kind: 'literal'; readonly value: unknown; readonly compute: () => unknown }
  | { readonly kind: 'computed'; readonly compute: () => unknown }
  | { readonly kind: 'now'; readonly compute: () => Date }

/** What Keyprint itself writes: an optimistic lock, the time of creation, the time of the last write. */
export type ManagedBy = 'version' | 'createdAt' | 'updatedAt'

/** One attribute of an entity, as plain data. */
export type AttributeSpec = AttributeType & {
  readonly optional?: true
  readonly nullable?: true
  /** Filled in when an item is created without it, and when an older item is read. */
  readonly default?: Fill
  readonly setOnCreate?: Fill
  readonly setOnUpdate?: Fill
  readonly readOnly?: true
  readonly managed?: ManagedBy
  /** Name on the wire, where it differs from the name in code. */
  readonly storedAs?: string
  readonly description?: string
}

export interface AttributeSpecs {
  readonly [name: string]: AttributeSpec
}

/** Name of an attribute on the wire. */
export function wireName(name: string, spec: AttributeSpec): string {
  return spec.storedAs ?? name
}
