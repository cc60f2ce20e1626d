import type { TableSpec } from './table-spec.js'

/** Names on the wire of what says of which version an item is. */
export interface SchemaMarkers {
  /** The version of the item's shape. */
  readonly version: string
  /** From which version on clients can read and update it; stored where that is not the item's own. */
  readonly from: string
}

/** The markers of a table. They are not in its JSON unless they are named, so that designs without versions stay the same. */
export function schemaMarkers({ schemaVersionMarker = '_schemaVersion' }: TableSpec): SchemaMarkers {
  return { version: schemaVersionMarker, from: `${schemaVersionMarker}From` }
}
