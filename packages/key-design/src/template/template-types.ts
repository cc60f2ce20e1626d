/**
 * What stands in the braces of a template: `'ORDER#{placedAt}#{orderId}'` → `'placedAt' | 'orderId'`. Beside attributes
 * that can be a `Shard`; to leave it out here would cost every template of every design.
 */
export type Holes<T> = T extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never

/** The same, in order, as a tuple. */
export type HoleList<T> = T extends `${string}{${infer Hole}}${infer Rest}` ? [Hole, ...HoleList<Rest>] : []

/** One template, or one for each attribute of a multi-attribute index key. */
export type TemplateInput = string | readonly string[]

/** The attributes that one or several templates name. */
export type HolesOf<T> = T extends readonly string[] ? Holes<T[number]> : Holes<T>

/** The same, in order of the templates. */
export type HoleListOf<T> = T extends readonly [infer First, ...infer Rest]
  ? [...HoleList<First>, ...HoleListOf<Rest>]
  : T extends string
    ? HoleList<T>
    : []

/** What stands in braces to spread a partition key: `shard(10)`. It is no attribute. */
export type Shard = `shard(${string})`

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

/** How many shards there can be: from 2 to 256, written without zeros in front. */
export type ShardCount =
  | Exclude<Digit, '0' | '1'>
  | `${Exclude<Digit, '0'>}${Digit}`
  | `1${Digit}${Digit}`
  | `2${'0' | '1' | '2' | '3' | '4'}${Digit}`
  | `25${'0' | '1' | '2' | '3' | '4' | '5' | '6'}`
