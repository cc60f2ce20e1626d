import type { DesignSpec, KeyAttribute } from '@keyprint/key-design'
import { designOf } from '../design/match-design.js'
import type { Finding } from '../finding.js'
import { keptTables } from './kept-tables.js'
import type { PlanRule } from './plan-rule.js'

/**
 * DynamoDB cannot change the type of a key attribute, and the provider drops such a change: the plan shows nothing of
 * it. Only the design tells.
 */
export const keyTypes: PlanRule = (plan, { design }) =>
  keptTables(plan).flatMap(({ table: { name, keyTypes: types }, address }) => {
    const own = designOf(name, design)
    return own === undefined
      ? []
      : keysOf(own).flatMap((key) => mismatch(key, types.get(key.name), name, address))
  })

const TYPES: Readonly<Record<string, string>> = { S: 'string', N: 'number', B: 'binary' }

function mismatch(
  { name, type }: KeyAttribute,
  stored: string | undefined,
  table: string,
  address: string,
): readonly Finding[] {
  if (stored === undefined || TYPES[stored] === type) return []
  return [
    {
      id: `key-type:${name}`,
      severity: 'danger',
      title: `Key attribute ${name} of table ${table} stays of type ${TYPES[stored] ?? stored}, though the design says ${type}`,
      detail: `DynamoDB cannot change the type of a key attribute, and the provider drops the change without a word, so terraform shows nothing of it. Clients of this design write ${name} as ${type}, and DynamoDB refuses every such write with a ValidationException.`,
      steps: [
        `Give the attribute another name in the design, so that a new index with the type ${type} can be built beside the old one; if it is a key of the table itself, create a second table and copy the items.`,
      ],
      address,
    },
  ]
}

function keysOf({ table }: DesignSpec): readonly KeyAttribute[] {
  const indexes = Object.values(table.indexes).flatMap(({ partitionKey, sortKey }) => [
    ...partitionKey,
    ...sortKey,
  ])
  const keys = [table.partitionKey, ...(table.sortKey ? [table.sortKey] : []), ...indexes]
  return [...new Map(keys.map((key) => [key.name, key])).values()]
}
