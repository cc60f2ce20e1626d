import type { KeyAttribute, TableSpec } from '../table/table-spec.js'
import { checkIndexes } from './check-indexes.js'
import { PROTOTYPE, WHY_NOT_PROTOTYPE } from './check-wire-name.js'
import { isKeyName, MAX_KEY_NAME_BYTES } from './limits.js'

/** Sentences on what is wrong with a table by itself. */
export function checkTable(table: TableSpec): string[] {
  return [
    ...checkDelimiter(table),
    ...checkKeys(table),
    ...checkPrototype(table),
    ...checkTimeToLive(table),
    ...checkMarker(table),
    ...checkIndexes(table),
  ]
}

/** Every key attribute of a table and its indexes, as often as it is used. */
export function keyAttributes(table: TableSpec): readonly KeyAttribute[] {
  const indexes = Object.values(table.indexes).flatMap(({ partitionKey, sortKey }) => [
    ...partitionKey,
    ...sortKey,
  ])
  return [table.partitionKey, ...(table.sortKey === undefined ? [] : [table.sortKey]), ...indexes]
}

/** Names on the wire that the table itself gives a meaning. */
export function tableNames(table: TableSpec): readonly (string | undefined)[] {
  return [...keyAttributes(table).map(({ name }) => name), table.timeToLive, table.entityMarker]
}

function checkPrototype(table: TableSpec): string[] {
  if (!tableNames(table).includes(PROTOTYPE)) return []
  return [
    `Table '${table.name}': a key, its time to live or its entity marker is named '${PROTOTYPE}', ${WHY_NOT_PROTOTYPE}; rename it.`,
  ]
}

function checkDelimiter({ name, delimiter }: TableSpec): string[] {
  if (/^[!-~]$/.test(delimiter) && !/[A-Za-z0-9%{}]/.test(delimiter)) return []
  return [
    `Table '${name}': the delimiter must be one printable ASCII character other than letters, digits, '%', '{' and '}', not '${delimiter}'.`,
  ]
}

function checkKeys(table: TableSpec): string[] {
  const keys = keyAttributes(table)
  const types = new Map(keys.map(({ name, type }) => [name, type]))
  const twice = table.sortKey?.name === table.partitionKey.name
  return [
    ...(twice
      ? [
          `Table '${table.name}': '${table.partitionKey.name}' is both partition and sort key; it needs two attributes.`,
        ]
      : []),
    ...keys
      .filter(({ name, type }) => types.get(name) !== type)
      .map(
        ({ name, type }) =>
          `Table '${table.name}': key attribute '${name}' is ${type} in one place and ${types.get(name)} in another; it has one type.`,
      ),
    ...[...types.keys()]
      .filter((name) => !isKeyName(name))
      .map(
        (name) =>
          `Table '${table.name}': the name of key attribute '${name}' must have from 1 to ${MAX_KEY_NAME_BYTES} bytes.`,
      ),
  ]
}

function checkTimeToLive(table: TableSpec): string[] {
  const { name, timeToLive } = table
  if (timeToLive === undefined) return []
  if (!isKeyName(timeToLive)) {
    return [
      `Table '${name}': the name of time to live '${timeToLive}' must have from 1 to ${MAX_KEY_NAME_BYTES} bytes.`,
    ]
  }
  if (!keyAttributes(table).some((key) => key.name === timeToLive)) return []
  return [
    `Table '${name}': time to live '${timeToLive}' is a key attribute; DynamoDB needs an attribute of its own for it.`,
  ]
}

function checkMarker(table: TableSpec): string[] {
  const { name, entityMarker, timeToLive } = table
  if (entityMarker === undefined) return []
  if (entityMarker === '') {
    return [`Table '${name}': the entity marker has an empty name; name it, or set it to false.`]
  }
  const taken = entityMarker === timeToLive || keyAttributes(table).some((key) => key.name === entityMarker)
  if (!taken) return []
  return [
    `Table '${name}': the entity marker '${entityMarker}' is also a key or the time to live; give it another name.`,
  ]
}
