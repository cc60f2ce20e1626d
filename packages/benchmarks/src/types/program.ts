/** What is called on each entity. */
export const CALLS = [
  'get',
  'create',
  'put',
  'update',
  'delete',
  'query by each index',
  'transact',
  'batch',
] as const

export type CallName = (typeof CALLS)[number]

/**
 * How a library's program is written. An entity has 15 attributes and two indexes; names end in the entity's number, so
 * that no entity can borrow the types of another.
 */
export interface ProgramSource {
  /** Imports and a client: what a program costs that has no entities. */
  readonly preamble: string
  /** The table, where entities refer to one. */
  readonly table: string
  readonly entity: (i: number) => string
  /** What makes one of all entities: a design, a service. */
  readonly together: (entities: readonly number[]) => string
  /** Statements that make the call and use its result by its type. */
  readonly calls: Readonly<Record<CallName, (i: number) => string>>
}

/** The text of a program with so many entities and these calls on each of them. */
export function programText(source: ProgramSource, entities: number, calls: readonly CallName[]): string {
  if (entities === 0) return source.preamble
  const numbers = Array.from({ length: entities }, (_, i) => i)
  return [
    source.preamble,
    source.table,
    ...numbers.map(source.entity),
    source.together(numbers),
    ...numbers.map((i) => callsText(source, i, calls)),
  ].join('\n')
}

function callsText(source: ProgramSource, i: number, calls: readonly CallName[]): string {
  const blocks = calls.map((call) => `  {\n${source.calls[call](i)}\n  }`)
  return `export async function callsOf${i}() {\n${blocks.join('\n')}\n}`
}
