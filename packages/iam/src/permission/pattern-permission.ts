import type { AccessPatternSpec, DesignSpec, EntitySpec } from '@keyprint/key-design'
import { patternAttributes } from '../confine/allowed-attributes.js'
import { type AttributeLists, listOf } from '../confine/attribute-lists.js'
import { type Confinement, leadingKeysOf } from '../confine/confinement.js'
import { patternKeys } from '../confine/partition-key.js'
import { UnconfinableGrantError } from '../errors/unconfinable-grant-error.js'
import { patternActions } from './operation-actions.js'
import type { Permission } from './permission.js'

/** What an access pattern needs: one action on the table or on one index. */
export function patternPermission(design: DesignSpec, name: string, confinement: Confinement): Permission {
  const spec = design.accessPatterns[name] as AccessPatternSpec
  const index = indexOf(design, spec)
  if (spec.kind === 'scan' && confinement.leadingKeys !== undefined) {
    throw new UnconfinableGrantError(name, 'leadingKeys', 'it scans, and so reads the items of every key')
  }
  return {
    action: patternActions[spec.kind],
    resource: index === undefined ? { kind: 'table' } : { kind: 'index', name: index },
    ...leadingKeysOf(design, name, patternKeys(design, name), confinement),
    ...attributesOf(design, name, spec, index, confinement.attributes),
  }
}

function indexOf({ entities }: DesignSpec, spec: AccessPatternSpec): string | undefined {
  if (spec.kind === 'get' || spec.indexes === undefined) return undefined
  return entities[spec.entities[0] as string]?.indexes[spec.indexes[0] as string]?.on
}

function attributesOf(
  { table, entities }: DesignSpec,
  name: string,
  spec: AccessPatternSpec,
  index: string | undefined,
  lists: AttributeLists | undefined,
): { readonly attributes?: readonly string[] } {
  if (lists === undefined) return {}
  const [entity = '', ...others] = spec.entities
  if (spec.kind === 'scan' || others.length > 0) {
    throw new UnconfinableGrantError(name, 'attributes', 'the client reads whole items for it')
  }
  const list = listOf(lists, name, entity)
  const keys = index === undefined ? undefined : table.indexes[index]
  return { attributes: patternAttributes(table, keys, entities[entity] as EntitySpec, list) }
}
