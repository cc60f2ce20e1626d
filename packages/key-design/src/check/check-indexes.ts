import type { IndexSpec, TableSpec } from '../table/table-spec.js'
import {
  INDEX_NAME,
  isKeyName,
  MAX_GLOBAL_INDEXES,
  MAX_INDEX_PROJECTED_ATTRIBUTES,
  MAX_KEY_ATTRIBUTES,
  MAX_KEY_NAME_BYTES,
  MAX_LOCAL_INDEXES,
  MAX_PROJECTED_ATTRIBUTES,
} from './limits.js'

/** Sentences on what is wrong with the secondary indexes of a table. */
export function checkIndexes(table: TableSpec): string[] {
  const indexes = Object.entries(table.indexes)
  return [
    ...checkCount(table, 'global', MAX_GLOBAL_INDEXES),
    ...checkCount(table, 'local', MAX_LOCAL_INDEXES),
    ...checkProjectedTotal(table),
    ...indexes.flatMap(([name, index]) => checkIndex(table, name, index)),
  ]
}

function checkCount(table: TableSpec, type: IndexSpec['type'], most: number): string[] {
  const count = Object.values(table.indexes).filter((index) => index.type === type).length
  if (count <= most) return []
  return [`Table '${table.name}' has ${count} ${type} secondary indexes; DynamoDB allows ${most}.`]
}

function checkProjectedTotal(table: TableSpec): string[] {
  const lists = Object.values(table.indexes).map(({ projection }) =>
    typeof projection === 'string' ? 0 : projection.length,
  )
  const count = lists.reduce((sum, length) => sum + length, 0)
  if (count <= MAX_PROJECTED_ATTRIBUTES) return []
  return [
    `Table '${table.name}': its indexes include ${count} attributes together; DynamoDB allows ${MAX_PROJECTED_ATTRIBUTES}.`,
  ]
}

function checkIndex(table: TableSpec, name: string, index: IndexSpec): string[] {
  return [
    ...checkName(name),
    ...checkLocal(table, index),
    ...checkArity('partition', index.partitionKey.length, 1),
    ...checkArity('sort', index.sortKey.length, 0),
    ...checkDuplicates(index),
    ...checkProjection(index),
  ].map((problem) => `Table '${table.name}', index '${name}': ${problem}`)
}

function checkName(name: string): string[] {
  return INDEX_NAME.test(name)
    ? []
    : ['the name must have 3 to 255 letters, digits, underscores, hyphens or dots.']
}

function checkLocal(table: TableSpec, index: IndexSpec): string[] {
  if (index.type === 'global' || table.sortKey !== undefined) return []
  return [
    'a local secondary index needs a table with a sort key; make it global, or give the table a sort key.',
  ]
}

function checkArity(position: string, count: number, least: number): string[] {
  if (count >= least && count <= MAX_KEY_ATTRIBUTES) return []
  return [`the ${position} key has ${count} attributes; DynamoDB allows ${least} to ${MAX_KEY_ATTRIBUTES}.`]
}

function checkDuplicates({ partitionKey, sortKey }: IndexSpec): string[] {
  const names = [...partitionKey, ...sortKey].map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  return twice === undefined ? [] : [`'${twice}' is used twice in its key.`]
}

function checkProjection({ projection }: IndexSpec): string[] {
  if (typeof projection === 'string') return []
  const twice = projection.find((name, i) => projection.indexOf(name) !== i)
  return [
    ...(projection.length === 0
      ? ["it includes no attributes; name some, or use the projection 'keys-only'."]
      : []),
    ...(projection.length > MAX_INDEX_PROJECTED_ATTRIBUTES
      ? [`it includes ${projection.length} attributes; DynamoDB allows ${MAX_INDEX_PROJECTED_ATTRIBUTES}.`]
      : []),
    ...projection
      .filter((name) => !isKeyName(name))
      .map(
        (name) => `the name of included attribute '${name}' must have from 1 to ${MAX_KEY_NAME_BYTES} bytes.`,
      ),
    ...(twice === undefined ? [] : [`it includes '${twice}' twice.`]),
  ]
}
