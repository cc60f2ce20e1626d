/** The attributes that a template names: `'ORDER#{placedAt}#{orderId}'` → `'placedAt' | 'orderId'`. */
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
