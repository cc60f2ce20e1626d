import type { CloudwatchMetricAlarmMetricQuery } from '../adapter.js'

/** Seconds that one value of a metric stands for: DynamoDB writes one each minute. */
export const PERIOD_SECONDS = 60

/** Operations that items are read and written with; an alarm takes ten metrics at most. */
export const OPERATIONS = [
  'GetItem',
  'BatchGetItem',
  'TransactGetItems',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
] as const

export type Dimensions = { readonly [name: string]: string }

/** Dimensions of a table, or of one of its global indexes. */
export function dimensionsOf(TableName: string, index?: string): Dimensions {
  return index === undefined ? { TableName } : { TableName, GlobalSecondaryIndexName: index }
}

/** The sum of a metric in each minute. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
export function metric(
  id: string,
  metricName: string,
  dimensions: Dimensions,
): CloudwatchMetricAlarmMetricQuery {
  return {
    id,
    metric: {
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensions: { ...dimensions },
      period: PERIOD_SECONDS,
      stat: 'Sum',
    },
  }
}

/** What the alarm looks at. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
export function result(expression: string, label: string): CloudwatchMetricAlarmMetricQuery {
  return { id: 'result', expression, label, returnData: true }
}

/** The sum of metrics, each of which may have no value in a minute. */
export function sumOf(ids: readonly string[]): string {
  return ids.map((id) => `FILL(${id}, 0)`).join(' + ')
}
