import type { AttributeSpecs } from '../attribute/attribute-spec.js'
import type { EntitySpec } from './entity-spec.js'
import type { UniqueInput } from './unique.js'

/** An older version of an entity's items. */
export interface OlderShape {
  /** Its attributes, and those that came later: which ones they are only the upcasters know, and no older item has any. */
  readonly attributes: AttributeSpecs
  /** What was unique; left out where it is what is unique now. */
  readonly unique?: readonly UniqueInput[] | undefined
}

/** What items of a version were: what the upcasters say from there on, over what they are now. */
export function olderShape({ attributes, upcasters = {} }: EntitySpec, version: number): OlderShape {
  const older = Object.entries(upcasters).filter(([from]) => Number(from) >= version)
  return {
    attributes: Object.assign(
      {},
      attributes,
      ...older.toReversed().map(([, upcaster]) => upcaster.attributes),
    ),
    unique: older.find(([, { unique }]) => unique !== undefined)?.[1].unique,
  }
}
