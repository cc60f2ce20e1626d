import type { SchemaMarkers, TableSpec } from '@keyprint/key-design'
import type { StoredItem } from '../compile/compiled-key.js'
import type { SchemaVersions } from '../compile/schema-versions.js'
import { SchemaVersionError } from '../errors/schema-version-error.js'

/** A stored item beside the version that a client knows. */
export interface ItemVersion {
  readonly version: number
  readonly isNewer: boolean
  /** Newer, and what wrote it did not say that this client can deal with it. */
  readonly isForeign: boolean
}

/** Tells the version of items. What was written before there were any is of version 1. */
export function ofVersion(names: SchemaMarkers, own: number): (stored: StoredItem) => ItemVersion {
  return (stored) => {
    const version = Number(stored[names.version]?.N ?? 1)
    const from = Number(stored[names.from]?.N ?? version)
    const isNewer = version > own
    return { version, isNewer, isForeign: isNewer && from > own }
  }
}

/**
 * What a write asks of the item that is there. An update changes what has the current shape, or was said to be
 * compatible with it; so does a condition mean it. A put never replaces what is newer: it would drop what it does not know.
 */
export function versionCondition(
  table: TableSpec,
  names: SchemaMarkers,
  own: number,
): SchemaVersions['condition'] {
  return ({ kind, conditional }, places) => {
    if (kind === 'create' || (!conditional && (kind === 'delete' || kind === 'check'))) return undefined
    const version = places.name(names.version)
    const value = places.value({ N: String(own) })
    const unmarked = `attribute_not_exists(${version})`
    const older = `${unmarked} OR ${version} <= ${value}`
    if (kind === 'put' && !conditional) return older
    const equal = own === 1 ? `${unmarked} OR ${version} = ${value}` : `${version} = ${value}`
    const missing = `attribute_not_exists(${places.name(table.partitionKey.name)})`
    if (kind === 'put') return `${missing} OR ${equal}`
    const compatible = `${equal} OR (${version} > ${value} AND ${places.name(names.from)} <= ${value})`
    return kind === 'update' ? compatible : `${missing} OR ${compatible}`
  }
}

/** The error for a write whose condition did not hold, where it was the version. */
export function versionRefusal(
  known: (stored: StoredItem) => ItemVersion,
  own: number,
): SchemaVersions['refusal'] {
  return ({ kind, conditional }, stored, context) => {
    const { version, isNewer, isForeign } = known(stored)
    const asksForCurrent = kind === 'update' || conditional
    const refused = kind === 'put' ? isNewer : asksForCurrent && isForeign
    if (refused || (asksForCurrent && version < own)) return new SchemaVersionError(context, version, own)
    return undefined
  }
}
