import { wireName } from '../attribute/attribute-spec.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import { olderShape } from '../entity/older-shape.js'
import type { UpcasterSpec } from '../entity/upcast.js'
import { schemaMarkers } from '../table/schema-markers.js'
import type { TableSpec } from '../table/table-spec.js'
import { checkAttributes } from './check-attributes.js'
import { checkHeldVersions } from './check-held-versions.js'
import { tableNames } from './check-table.js'

/** Sentences on the versions of an entity's items. */
export function checkSchemaVersion(table: TableSpec, entity: EntitySpec): string[] {
  const problems = checkNumbers(entity)
  if (problems.length > 0 || entity.schemaVersion === undefined)
    return problems.map((problem) => `Entity '${entity.name}' ${problem}`)
  return [
    ...checkMarkers(table, entity),
    ...Object.entries(entity.upcasters ?? {}).flatMap(([version, upcaster]) =>
      checkUpcaster(table, entity, Number(version), upcaster),
    ),
    ...checkHeldVersions(table, entity),
  ]
}

function checkNumbers({ schemaVersion, compatibleWith, upcasters = {} }: EntitySpec): string[] {
  const versions = Object.keys(upcasters).map(Number)
  if (schemaVersion === undefined) {
    const option = compatibleWith === undefined ? 'upcasters' : 'compatibleWith'
    const given = versions.length > 0 || compatibleWith !== undefined
    return given ? [`has ${option} without a schemaVersion; say which version its items are now.`] : []
  }
  if (!isVersion(schemaVersion))
    return [`has schemaVersion ${schemaVersion}; it must be a whole number from 1.`]
  return [
    ...missingBelow(schemaVersion, versions).map(
      (version) =>
        `has no upcaster from version ${version} to ${version + 1}; give it one for each version below ${schemaVersion}.`,
    ),
    ...versions
      .filter((version) => !isVersion(version) || version >= schemaVersion)
      .map(
        (version) =>
          `has an upcaster of version ${version}, which is not below its schemaVersion ${schemaVersion}.`,
      ),
    ...(compatibleWith === undefined || (isVersion(compatibleWith) && compatibleWith <= schemaVersion)
      ? []
      : [
          `is compatibleWith ${compatibleWith}; it must be a version from 1 to its schemaVersion ${schemaVersion}.`,
        ]),
  ]
}

/** Versions without an upcaster that are told, at the most: a version may be a date, or a slip of the pen. */
const MOST_TOLD = 10

function missingBelow(schemaVersion: number, versions: readonly number[]): readonly number[] {
  const known = new Set(versions)
  const missing: number[] = []
  for (let version = 1; version < schemaVersion && missing.length < MOST_TOLD; version++)
    if (!known.has(version)) missing.push(version)
  return missing
}

const isVersion = (version: number): boolean => Number.isSafeInteger(version) && version >= 1

/** Data never overwrites a marker, nor a marker a key. */
function checkMarkers(table: TableSpec, entity: EntitySpec): string[] {
  const { name, upcasters = {} } = entity
  const shapes = [entity, ...Object.values(upcasters)]
  return Object.values(schemaMarkers(table)).flatMap((marker) => {
    if (tableNames(table).includes(marker))
      return [
        `Entity '${name}': its version is stored as '${marker}', which is also a key, the time to live or the entity marker of table '${table.name}'; give the table another schemaVersionMarker.`,
      ]
    const taken = shapes
      .flatMap(({ attributes }) => Object.entries(attributes))
      .find(([attribute, spec]) => wireName(attribute, spec) === marker)
    if (taken === undefined) return []
    return [
      `Entity '${name}': attribute '${taken[0]}' is stored as '${marker}', which says of which version an item is; use storedAs(), or give the table another schemaVersionMarker.`,
    ]
  })
}

function checkUpcaster(
  table: TableSpec,
  entity: EntitySpec,
  version: number,
  { attributes, unique = [] }: UpcasterSpec,
): string[] {
  const known = olderShape(entity, version).attributes
  return [
    ...checkAttributes(table, { ...entity, attributes, name: `${entity.name}, version ${version}` }),
    ...unique
      .flatMap((one) => (typeof one === 'object' && 'attributes' in one ? one.attributes : one))
      .filter((name) => !Object.hasOwn(known, name))
      .map(
        (name) =>
          `Entity '${entity.name}, version ${version}': unique names '${name}', which is not an attribute of it.`,
      ),
  ]
}
