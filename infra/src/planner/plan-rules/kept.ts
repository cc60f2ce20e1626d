import type { DesignSpec, IndexSpec } from '@keyprint/key-design'
import { designOf } from '../design/match-design.js'
import type { Finding } from '../finding.js'
import type { TableState } from '../table/table-state.js'
import { keptTables } from './kept-tables.js'
import type { PlanRule } from './plan-rule.js'

type Kept = Omit<Finding, 'address'>

/**
 * What a table keeps although the design says otherwise, and the plan nothing: the provider leaves time to live on when
 * its block goes, and tells local indexes apart by their names only.
 */
export const kept: PlanRule = (plan, { design }) =>
  keptTables(plan).flatMap(({ table, address }) => {
    const own = designOf(table.name, design)
    if (own === undefined) return []
    const remarks = [...timeToLive(own, table), ...localIndexes(own, table)]
    return remarks.map((remark) => ({ ...remark, address }))
  })

function timeToLive({ table }: DesignSpec, { name, timeToLive: attribute }: TableState): readonly Kept[] {
  if (attribute === undefined || table.timeToLive !== undefined) return []
  return [
    {
      id: `ttl-kept:${attribute}`,
      severity: 'danger',
      title: `Items of table ${name} go on expiring by ${attribute}, though the design has no time to live`,
      detail: `The provider leaves time to live on when the configuration says nothing of it, so terraform shows nothing. DynamoDB goes on deleting every item whose ${attribute} holds a time in the past.`,
      steps: [
        `Turn it off by hand: aws dynamodb update-time-to-live --table-name ${name} --time-to-live-specification Enabled=false,AttributeName=${attribute}`,
      ],
    },
  ]
}

function localIndexes({ table }: DesignSpec, { name, localIndexes: indexes }: TableState): readonly Kept[] {
  return Object.entries(table.indexes).flatMap(([index, spec]) => {
    const there = indexes.get(index)
    if (spec.type !== 'local' || there === undefined) return []
    const from = inWords(there.sortKey[0], there.projection)
    const to = inWords(spec.sortKey[0]?.name, projection(spec))
    return from === to ? [] : [keptIndex(name, index, from, to)]
  })
}

function inWords(sortKey: string | undefined, shown: string): string {
  return `sort key ${sortKey ?? 'none'} and projection ${shown}`
}

/** As a table's state has it. */
function projection({ projection: shown }: IndexSpec): string {
  if (shown === 'all') return 'ALL'
  return shown === 'keys-only' ? 'KEYS_ONLY' : `INCLUDE (${[...shown].sort().join(', ')})`
}

function keptIndex(table: string, index: string, from: string, to: string): Kept {
  return {
    id: `local-index-kept:${index}`,
    severity: 'danger',
    title: `Local index ${index} of table ${table} stays as it was made, though the design changes it`,
    detail: `It has ${from}; the design says ${to}. DynamoDB fixes local indexes when a table is created, and the provider drops the change without a word, so terraform shows nothing of it. Clients of this design read it as if it were the other one: their queries fail, or lack attributes.`,
    steps: [
      `Leave ${index} as it is, and make a global index of another name: that can be added to the table as it is, and its data stays. If it has to be local, create a second table and copy the items.`,
    ],
  }
}
