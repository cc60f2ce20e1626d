import type { TableSpec } from '../table/table-spec.js'
import { holesOf } from '../template/holes.js'
import type { KeyTemplates, UniqueSpec } from './entity-spec.js'

/**
 * Whose a guard item is: the attribute on the wire that holds the primary key of the item whose value it guards. Not
 * 'owner', which an index may have.
 */
export const GUARD_OWNER = '_owner'

/** What is unique, by itself or under the name that its guards have; by that they stay the same when attributes are renamed. */
export type UniqueInput<Name = string> =
  | Name
  | readonly Name[]
  | { readonly attributes: Name | readonly Name[]; readonly guardedAs: string }

/**
 * The key of the guard item: one item for each value in use, written in the transaction that writes the entity. It
 * begins like the entity's partition up to its tenant, so that uniqueness is a tenant's own and a policy that confines
 * a tenant by leading keys covers the guard too.
 */
export function uniqueSpec(
  table: TableSpec,
  entity: string,
  key: KeyTemplates,
  tenant: string | undefined,
  input: UniqueInput,
): UniqueSpec {
  const { attributes: named = input as string, guardedAs } = input as Partial<NamedUnique>
  const attributes = [named].flat()
  const values = attributes.map((attribute) => `{${attribute}}`)
  const partition = ['UNIQUE', entity, guardedAs ?? attributes.join('+'), ...values].join(table.delimiter)
  return {
    attributes,
    partition: tenantPrefix(key.partition, tenant, table.delimiter) + partition,
    ...(table.sortKey === undefined ? {} : { sort: 'UNIQUE' }),
  }
}

type NamedUnique = Extract<UniqueInput, { readonly guardedAs: string }>

function tenantPrefix(partition: string, tenant: string | undefined, delimiter: string): string {
  if (tenant === undefined || !holesOf(partition).includes(tenant)) return ''
  const hole = `{${tenant}}`
  return partition.slice(0, partition.indexOf(hole) + hole.length) + delimiter
}
