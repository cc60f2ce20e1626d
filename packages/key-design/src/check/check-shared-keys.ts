import type { EntitySpec } from '../entity/entity-spec.js'
import { isOwnKey } from '../key/key-recipe.js'
import type { TableSpec } from '../table/table-spec.js'
import { holesOf, isSingleHole } from '../template/holes.js'
import { type KeyUse, keyUses } from './key-uses.js'

/**
 * Sentences on key attributes that serve in several places, such as an inverted index on 'sk' and 'pk', and would have
 * to hold two texts at once.
 */
export function checkSharedKeys(table: TableSpec, entity: EntitySpec): string[] {
  const uses = keyUses(table, entity)
  return uses.flatMap((use, i) => {
    const first = uses.slice(0, i).find(({ key }) => key.name === use.key.name)
    const problem = first === undefined ? undefined : contradiction(entity, first, use)
    return problem === undefined
      ? []
      : [`Entity '${entity.name}': key attribute '${use.key.name}' ${problem}`]
  })
}

const REMEDY = 'give the index a key attribute of its own.'

function contradiction(entity: EntitySpec, one: KeyUse, other: KeyUse): string | undefined {
  if (one.template !== other.template)
    return `would be both '${one.template}' and '${other.template}'; ${REMEDY}`
  if (one.position === other.position || isStoredValue(entity, one)) return undefined
  const padded = holesOf(one.template).find((hole) => isNumber(entity, hole))
  if (padded === undefined) return undefined
  return `is a partition key and a sort key, where {${padded}} is written in two ways, plain and padded; ${REMEDY}`
}

const isStoredValue = (entity: EntitySpec, { template, key }: KeyUse): boolean =>
  isOwnKey(entity, template, key) || (key.type !== 'string' && isSingleHole(template))

const NUMBERS: readonly (string | undefined)[] = ['number', 'integer', 'bigint', 'decimal']

const isNumber = ({ attributes }: EntitySpec, hole: string): boolean =>
  NUMBERS.includes(attributes[hole]?.type)
