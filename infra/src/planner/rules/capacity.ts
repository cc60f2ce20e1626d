import { and } from '../english.js'
import type { Remark } from '../finding.js'
import type { Capacity, IndexState, TableState } from '../table/table-state.js'
import type { TableRule } from '../table/table-update.js'

/** What requests may use is lowered, of the table or of one of its indexes, provisioned or as a maximum. */
export const capacity: TableRule = ({ before, after }) => {
  if (before.billingMode !== after.billingMode) return []
  return [
    ...lowered('table', `table ${before.name}`, before, after),
    ...[...before.globalIndexes.values()].flatMap((index) => {
      const now = after.globalIndexes.get(index.name)
      return now === undefined ? [] : lowered(index.name, `global index ${index.name}`, index, now)
    }),
  ]
}

type HasCapacity = Pick<TableState | IndexState, 'provisioned' | 'maximum'>

function lowered(id: string, what: string, before: HasCapacity, after: HasCapacity): readonly Remark[] {
  const changes = [...provisioned(before, after), ...maximum(before, after)]
  if (changes.length === 0) return []
  return [
    {
      id: `capacity-lower:${id}`,
      severity: 'careful',
      title: `Capacity of ${what} is lowered`,
      detail: `Its ${and(changes)} units a second. Requests beyond that are throttled; a throttled global index throttles writes to the table, too. DynamoDB allows a decrease only a few times a day.`,
      steps: [],
    },
  ]
}

function provisioned(
  { provisioned: from }: HasCapacity,
  { provisioned: to }: HasCapacity,
): readonly string[] {
  return kinds.flatMap(([kind, word]) =>
    less(to[kind], from[kind]) ? [`${word} capacity goes from ${from[kind]} to ${to[kind]}`] : [],
  )
}

/** Without a maximum there is no limit of one's own, so that any maximum is less. */
function maximum({ maximum: from }: HasCapacity, { maximum: to }: HasCapacity): readonly string[] {
  return kinds.flatMap(([kind, word]) =>
    less(to[kind], from[kind] ?? Number.POSITIVE_INFINITY)
      ? [`maximum ${word} throughput goes from ${from[kind] ?? 'unlimited'} to ${to[kind]}`]
      : [],
  )
}

const kinds: readonly (readonly [keyof Capacity, string])[] = [
  ['reads', 'read'],
  ['writes', 'write'],
]

function less(to: number | undefined, from: number | undefined): boolean {
  return to !== undefined && from !== undefined && to < from
}
