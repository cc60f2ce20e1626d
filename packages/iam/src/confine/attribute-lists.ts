import type { DesignSpec } from '@keyprint/key-design'
import { PolicyOptionError } from '../errors/policy-option-error.js'
import { UnconfinableGrantError } from '../errors/unconfinable-grant-error.js'

/** Names of attributes in code, by the names of their entities. */
export interface AttributeLists {
  readonly [entity: string]: readonly string[] | undefined
}

/** Refuses lists for entities that there are not, and attributes that they do not have. */
export function checkAttributeLists({ entities }: DesignSpec, lists: AttributeLists | undefined): void {
  for (const [name, list] of Object.entries(lists ?? {})) {
    const entity = Object.hasOwn(entities, name) ? entities[name] : undefined
    if (entity === undefined)
      throw new PolicyOptionError(`attributes.${name}`, undefined, 'is no entity of the design')
    const unknown = list?.find((attribute) => !Object.hasOwn(entity.attributes, attribute))
    if (unknown !== undefined)
      throw new PolicyOptionError(`attributes.${name}`, unknown, 'names an attribute that is not declared')
  }
}

/**
 * The list of an entity. Every granted entity needs one: its items stand in the same table, and an action that is free
 * for one entity would be free for all.
 */
export function listOf(lists: AttributeLists, grant: string, entity: string): readonly string[] {
  const list = Object.hasOwn(lists, entity) ? lists[entity] : undefined
  if (list !== undefined) return list
  throw new UnconfinableGrantError(grant, 'attributes', `there is no list of attributes for '${entity}'`)
}
