import { KeyprintError } from '@keyprint/key-design'
import { type ItemContext, itemText } from './context.js'

/** An item is of a version that the write cannot change as it is asked to. Nothing was written. */
export class SchemaVersionError extends KeyprintError {
  override readonly name = 'SchemaVersionError'
  readonly code = 'SCHEMA_VERSION'
  readonly entity: string
  readonly key: ItemContext['key']

  constructor(
    context: ItemContext,
    /** The version that the item has. */
    readonly storedVersion: number,
    /** The version of this client's design. */
    readonly schemaVersion: number,
  ) {
    super(
      `${itemText(context)} is of schema version ${storedVersion}, and ${advice(context.entity, storedVersion, schemaVersion)}.`,
    )
    this.entity = context.entity
    this.key = context.key
  }
}

function advice(entity: string, stored: number, known: number): string {
  return stored < known
    ? `nothing but a single write brings it to version ${known}; call ${entity}.upgrade(key) and try again`
    : `this client knows ${known} only; deploy clients that know ${stored} first, and then what writes it`
}
