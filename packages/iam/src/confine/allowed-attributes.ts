import {
  type AttributeSpec,
  type EntitySpec,
  GUARD_OWNER,
  holesOf,
  type IndexSpec,
  schemaMarkers,
  type TableSpec,
  wireName,
} from '@keyprint/key-design'
import { UnconfinableGrantError } from '../errors/unconfinable-grant-error.js'
import type { OperationName } from '../grant/grant.js'
import { isSetOnUpdate, readsFirst, touchesGuards } from '../permission/touches-guards.js'

/**
 * Names on the wire that requests of an operation may name: what the user lists, and what the client itself needs.
 * @throws UnconfinableGrantError when the client asks for whole items, or writes what is not listed.
 */
export function operationAttributes(
  table: TableSpec,
  entity: EntitySpec,
  operation: OperationName,
  list: readonly string[],
): readonly string[] {
  const grant = `${entity.name}.${operation}`
  if (operation === 'batchGet' || readsFirst(table, entity, operation, list)) {
    throw new UnconfinableGrantError(grant, 'attributes', 'the client reads the whole item for it')
  }
  const owner = touchesGuards(table, entity, operation, list) ? [GUARD_OWNER] : []
  const common = [...tableAttributes(table), ...versionAttributes(table, entity)]
  if (operation === 'get') return [...common, ...wires(entity, list)]
  const own = Object.keys(entity.attributes).filter((name) => isWrittenAlong(entity, name, operation))
  refuseIncomplete(entity, operation, [...list, ...own])
  const named = wires(entity, [...list, ...own])
  return [...common, ...owner, ...indexKeys(table, entity), ...named]
}

/** Names on the wire that a read of an index, or of the table, may name. */
export function patternAttributes(
  table: TableSpec,
  index: IndexSpec | undefined,
  entity: EntitySpec,
  list: readonly string[],
): readonly string[] {
  const keys = [...(index?.partitionKey ?? []), ...(index?.sortKey ?? [])].map(({ name }) => name)
  return [...tableAttributes(table), ...versionAttributes(table, entity), ...keys, ...wires(entity, list)]
}

/** What every request may name: the key, the marker by which the client tells entities apart, the time to live. */
function tableAttributes({ partitionKey, sortKey, entityMarker, timeToLive }: TableSpec): readonly string[] {
  return [partitionKey.name, sortKey?.name, entityMarker, timeToLive].filter((name) => name !== undefined)
}

/** By what the client tells versions of items apart, and what it reads of older ones. */
function versionAttributes(
  table: TableSpec,
  { schemaVersion, upcasters = {} }: EntitySpec,
): readonly string[] {
  if (schemaVersion === undefined) return []
  const older = Object.values(upcasters).flatMap(({ attributes }) => Object.entries(attributes))
  return [...Object.values(schemaMarkers(table)), ...older.map(([name, spec]) => wireName(name, spec))]
}

function indexKeys({ indexes }: TableSpec, entity: EntitySpec): readonly string[] {
  const used = Object.values(entity.indexes).flatMap(({ on }) => indexes[on] ?? [])
  return used.flatMap(({ partitionKey, sortKey }) => [...partitionKey, ...sortKey].map(({ name }) => name))
}

const wires = ({ attributes }: EntitySpec, names: readonly string[]): readonly string[] =>
  names.map((name) => wireName(name, attributes[name] as AttributeSpec))

const WRITES_ALL: ReadonlySet<OperationName> = new Set(['create', 'put', 'batchPut'])

/** What the client writes, or compares with, without being told. */
function isWrittenAlong(entity: EntitySpec, name: string, operation: OperationName): boolean {
  const spec = entity.attributes[name] as AttributeSpec
  const { managed, setOnUpdate, setOnCreate, default: fallback } = spec
  if (managed === 'version') return true
  if (operation === 'update') return isSetOnUpdate(spec)
  if (!WRITES_ALL.has(operation)) return false
  const fills = [managed, setOnUpdate, setOnCreate, fallback]
  return fills.some((fill) => fill !== undefined) || isKeyPart(entity, name)
}

const isKeyPart = ({ key }: EntitySpec, name: string): boolean =>
  holesOf(`${key.partition}${key.sort ?? ''}`).includes(name)

/** A whole item that lacks what it must have can never be written. */
function refuseIncomplete(entity: EntitySpec, operation: OperationName, names: readonly string[]): void {
  if (!WRITES_ALL.has(operation)) return
  const left = Object.entries(entity.attributes).find(
    ([name, spec]) => !spec.optional && !names.includes(name),
  )
  if (left === undefined) return
  const reason = `it writes '${left[0]}', which the list of attributes leaves out`
  throw new UnconfinableGrantError(`${entity.name}.${operation}`, 'attributes', reason)
}
