import { keyText } from '../attribute/kind.js'
import type { EntitySpec, UniqueSpec } from '../entity/entity-spec.js'
import { GUARD_OWNER } from '../entity/unique.js'
import type { TableSpec } from '../table/table-spec.js'
import { holesOf } from '../template/holes.js'
import { checkAttributes } from './check-attributes.js'
import { checkSchemaVersion } from './check-schema-version.js'
import { checkShards } from './check-shards.js'
import { checkSharedKeys } from './check-shared-keys.js'
import { tableNames } from './check-table.js'
import { checkSyntax, checkTemplates } from './check-templates.js'

/** Sentences on what is wrong with an entity by itself. */
export function checkEntity(table: TableSpec, entity: EntitySpec): string[] {
  return [
    ...checkHome(table, entity),
    ...checkAttributes(table, entity),
    ...checkTemplates(table, entity),
    ...checkSharedKeys(table, entity),
    ...checkShards(entity),
    ...checkUnique(table, entity),
    ...checkTenant(entity),
    ...checkSchemaVersion(table, entity),
  ]
}

function checkHome(table: TableSpec, entity: EntitySpec): string[] {
  if (entity.table === table.name) return []
  return [
    `Entity '${entity.name}' is defined on table '${entity.table}', but the design's table is '${table.name}'.`,
  ]
}

function checkUnique(table: TableSpec, entity: EntitySpec): string[] {
  if (entity.unique.length === 0) return []
  const keys = [table.partitionKey, ...(table.sortKey === undefined ? [] : [table.sortKey])]
  const foreign = keys.find(({ type }) => type !== 'string')
  if (foreign !== undefined) {
    return [
      `Entity '${entity.name}': unique attributes are kept by guard items with text keys, but the key attribute '${foreign.name}' is a ${foreign.type}.`,
    ]
  }
  return [
    ...checkOwner(table, entity),
    ...entity.unique.flatMap((unique) => checkGuard(table, entity, unique)),
  ]
}

/** A guard item that loses whose it is, or has something else under a key's name, guards nothing. */
function checkOwner(table: TableSpec, { name }: EntitySpec): string[] {
  if (!tableNames(table).includes(GUARD_OWNER)) return []
  return [
    `Entity '${name}': guard items of unique attributes hold whose they are as '${GUARD_OWNER}', which table '${table.name}' has as a key, its time to live or its entity marker; rename that.`,
  ]
}

function checkGuard(table: TableSpec, entity: EntitySpec, { attributes, partition }: UniqueSpec): string[] {
  const problems = attributes.flatMap((name) => checkUniqueAttribute(entity, name))
  if (problems.length > 0) return problems
  return checkSyntax(partition, table.delimiter).map(
    (problem) => `Entity '${entity.name}': the guard item of unique ${attributes.join(' + ')}: ${problem}`,
  )
}

function checkUniqueAttribute(entity: EntitySpec, name: string): string[] {
  const spec = Object.hasOwn(entity.attributes, name) ? entity.attributes[name] : undefined
  if (spec === undefined)
    return [`Entity '${entity.name}': unique names '${name}', which is not an attribute of it.`]
  if (name === entity.version)
    return [`Entity '${entity.name}': '${name}' counts the writes of one item; it cannot be unique.`]
  if (keyText(spec, 'partition') !== undefined) return []
  return [
    `Entity '${entity.name}': '${name}' is of type ${spec.type}, which the key of a guard item cannot hold; it cannot be unique.`,
  ]
}

/** Everything that confines a tenant, keys and policies alike, rests on the key beginning with the tenant. */
function checkTenant({ name, tenant, attributes, key }: EntitySpec): string[] {
  if (tenant === undefined) return []
  const spec = Object.hasOwn(attributes, tenant) ? attributes[tenant] : undefined
  if (spec === undefined) return [`Entity '${name}': its tenant '${tenant}' is not an attribute of it.`]
  if (spec.type !== 'string' && spec.type !== 'ulid') {
    return [`Entity '${name}': its tenant '${tenant}' must be a string or a ulid, not ${spec.type}.`]
  }
  if (holesOf(key.partition)[0] === tenant) return []
  return [
    `Entity '${name}': the first value in its partition template '${key.partition}' must be its tenant, {${tenant}}.`,
  ]
}
