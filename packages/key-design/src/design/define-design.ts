import { refuseWrongDesign } from '#check-design'
import { checkDesignInput } from '#check-parts'
import type { AnyAccessPattern } from '../access-pattern/access-pattern.js'
import type { AnyEntity } from '../entity/entity.js'
import type { Problem } from '../errors/problem.js'
import type { Table } from '../table/define-table.js'
import type { Design, DesignSpec } from './design.js'
import { freeze } from './freeze.js'
import { sorted } from './sorted.js'

/** Each entity stands under its own name: the client, the policies and the items all use that one. */
export type CheckedEntities<E extends { readonly [name: string]: AnyEntity }> = {
  readonly [Name in keyof E]: E[Name]['~types']['name'] extends Name
    ? unknown
    : Problem<`this entity is named '${E[Name]['~types']['name']}' and must stand under that name`>
}

/**
 * Puts table, entities and access patterns together.
 * @throws DesignError when the module loads, with a sentence for each thing that cannot work on DynamoDB.
 */
export function defineDesign<
  E extends { readonly [name: string]: AnyEntity },
  // biome-ignore lint/complexity/noBannedTypes: no access patterns is an object without keys.
  P extends { readonly [name: string]: AnyAccessPattern } = {},
>(input: {
  readonly table: Table
  readonly entities: E & CheckedEntities<E>
  readonly accessPatterns?: P
}): Design<{ readonly entities: E; readonly accessPatterns: P }> {
  checkDesignInput(input)
  const spec = designSpec(input)
  refuseWrongDesign(spec)
  return freeze(spec) as Design<{ readonly entities: E; readonly accessPatterns: P }>
}

function designSpec(input: {
  readonly table: Table
  readonly entities: { readonly [name: string]: AnyEntity }
  readonly accessPatterns?: { readonly [name: string]: AnyAccessPattern }
}): DesignSpec {
  return {
    table: input.table.spec,
    entities: specs(input.entities),
    accessPatterns: specs(input.accessPatterns ?? {}),
  }
}

function specs<S>(named: { readonly [name: string]: { readonly spec: S } }): { readonly [name: string]: S } {
  return sorted(Object.entries(named).map(([name, { spec }]) => [name, spec]))
}
