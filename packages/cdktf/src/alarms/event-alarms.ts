import type { AlarmOptions } from './alarm-options.js'
import { type AlarmSpec, thresholdOf } from './alarm-spec.js'
import { dimensionsOf, metric, OPERATIONS, result, sumOf } from './metrics.js'

/** Throttled reads and writes of the table and of each global index. */
export function throttleAlarms(
  tableName: string,
  indexes: readonly string[],
  { throttles }: AlarmOptions,
): AlarmSpec[] {
  const when = thresholdOf('throttles', throttles)
  if (when === undefined) return []
  return [undefined, ...indexes].map((index) => {
    const dimensions = dimensionsOf(tableName, index)
    const of = index === undefined ? `table ${tableName}` : `index ${index} of table ${tableName}`
    return {
      ...when,
      name: index === undefined ? 'throttles' : `throttles-${index}`,
      description: `Requests to ${of} are throttled: a hot partition, or more than its capacity.`,
      queries: [
        metric('reads', 'ReadThrottleEvents', dimensions),
        metric('writes', 'WriteThrottleEvents', dimensions),
        result(sumOf(['reads', 'writes']), 'throttled requests'),
      ],
    }
  })
}

/** Requests that failed on AWS's side; the metric has a value for each operation. */
export function systemErrorAlarms(tableName: string, { systemErrors }: AlarmOptions): AlarmSpec[] {
  const when = thresholdOf('systemErrors', systemErrors)
  if (when === undefined) return []
  const metrics = OPERATIONS.map((Operation, i) =>
    metric(`m${i}`, 'SystemErrors', { ...dimensionsOf(tableName), Operation }),
  )
  return [
    {
      ...when,
      name: 'system-errors',
      description: `DynamoDB fails requests to table ${tableName} (HTTP 500).`,
      queries: [...metrics, result(sumOf(metrics.map(({ id }) => id)), 'system errors')],
    },
  ]
}

/** Requests that AWS refused. The metric knows no table: it counts all of account and region. */
export function userErrorAlarms({ userErrors }: AlarmOptions): AlarmSpec[] {
  const when = thresholdOf('userErrors', userErrors)
  if (when === undefined) return []
  return [
    {
      ...when,
      name: 'user-errors',
      description: 'DynamoDB refuses requests to some table of this account and region (HTTP 400).',
      queries: [metric('errors', 'UserErrors', {}), result('FILL(errors, 0)', 'user errors')],
    },
  ]
}
