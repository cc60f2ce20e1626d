import type { AnyAccessPattern } from '../access-pattern/access-pattern.js'
import type { AnyAttribute, Attributes } from '../attribute/attribute-types.js'
import { string } from '../attribute/builders.js'
import { checkDesign } from '../check/check-design.js'
import { defineEntity, type EntityInput } from '../entity/define-entity.js'
import type { AnyEntity } from '../entity/entity.js'
import { defineTable, type Table, type TableInput } from '../table/define-table.js'

/** A table as most designs have it, with changes. */
export const tableWith = (changes: Partial<TableInput> = {}): Table =>
  defineTable('shop', { partitionKey: 'pk', sortKey: 'sk', ...changes }) as unknown as Table

/** An entity as a program without types could define it. */
export const untyped = defineEntity as unknown as (
  table: Table,
  name: string,
  input: EntityInput,
) => AnyEntity

/** An entity with the key `ORDER#{id}` / `ORDER`, with changes. */
export const orderWith = (table: Table, changes: Partial<EntityInput> = {}, attributes: Attributes = {}) =>
  untyped(table, 'order', {
    attributes: { id: string(), ...attributes },
    key: { partition: 'ORDER#{id}', sort: 'ORDER' },
    ...changes,
  })

/** What `checkDesign` says of a table with these entities. */
export function problemsOf(
  table: Table,
  entities: readonly AnyEntity[] = [],
  accessPatterns: { readonly [name: string]: AnyAccessPattern } = {},
): readonly string[] {
  return checkDesign({
    table: table.spec,
    entities: Object.fromEntries(entities.map(({ spec }) => [spec.name, spec])),
    accessPatterns: Object.fromEntries(
      Object.entries(accessPatterns).map(([name, { spec }]) => [name, spec]),
    ),
  })
}

/** What `checkDesign` says of a single attribute of an entity. */
export const problemsOfAttribute = (attribute: AnyAttribute, table = tableWith()) =>
  problemsOf(table, [orderWith(table, {}, { it: attribute })])
