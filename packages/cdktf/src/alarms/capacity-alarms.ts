import { type Capacity, greatestUnits, indexCapacity } from '../table/capacity.js'
import type { AlarmOptions } from './alarm-options.js'
import { type AlarmSpec, thresholdOf } from './alarm-spec.js'
import { dimensionsOf, metric, result } from './metrics.js'

type Direction = 'read' | 'write'

const CONSUMED = { read: 'ConsumedReadCapacityUnits', write: 'ConsumedWriteCapacityUnits' } as const

/** Consumed capacity against the most there is, where there is a most. */
export function capacityAlarms(
  tableName: string,
  indexes: readonly string[],
  capacity: Capacity,
  { consumedCapacity }: AlarmOptions,
): AlarmSpec[] {
  const when = thresholdOf('consumedCapacity', consumedCapacity)
  if (when === undefined) return []
  return [undefined, ...indexes].flatMap((index) =>
    (['read', 'write'] as const).flatMap((direction) => {
      const limit = limitOf(capacity, direction, index)
      return limit === undefined ? [] : [{ ...when, ...consumed(tableName, direction, limit, index) }]
    }),
  )
}

/** Units a second that reads or writes cannot go above. */
function limitOf(capacity: Capacity, direction: Direction, index: string | undefined): number | undefined {
  if (capacity.billing === 'provisioned') {
    const limits = index === undefined ? capacity : indexCapacity(capacity, index)
    return greatestUnits(limits[direction])
  }
  const limits = index === undefined ? capacity : capacity.indexes?.[index]
  return direction === 'read' ? limits?.maxReadUnits : limits?.maxWriteUnits
}

/** The metric is a sum over its period; the limit is a second's. */
function consumed(tableName: string, direction: Direction, limit: number, index: string | undefined) {
  const of = index === undefined ? `table ${tableName}` : `index ${index} of table ${tableName}`
  return {
    name: index === undefined ? `${direction}-capacity` : `${direction}-capacity-${index}`,
    description: `The ${direction}s of ${of} near their maximum of ${limit} units a second.`,
    queries: [
      metric('used', CONSUMED[direction], dimensionsOf(tableName, index)),
      result(`FILL(used, 0) / PERIOD(used) / ${limit} * 100`, `percent of ${limit} units a second`),
    ],
  }
}
