import { CloudwatchMetricAlarm, type Construct } from '../adapter.js'
import type { AwsEnvironment } from '../environment/aws-environment.js'
import { defined } from '../support/defined.js'
import { fixedId } from '../support/fixed-id.js'
import type { Capacity } from '../table/capacity.js'
import type { AlarmOptions } from './alarm-options.js'
import type { AlarmSpec } from './alarm-spec.js'
import { capacityAlarms } from './capacity-alarms.js'
import { addDashboard } from './dashboard.js'
import { systemErrorAlarms, throttleAlarms, userErrorAlarms } from './event-alarms.js'

/** A table, as far as its alarms are concerned. */
export interface AlarmedTable {
  readonly id: string
  readonly tableName: string
  readonly environment: AwsEnvironment
  /** Names of the global indexes: local ones share the table's capacity. */
  readonly indexes: readonly string[]
  readonly capacity: Capacity
  readonly tags: { readonly [key: string]: string } | undefined
}

/** The alarms of a table, and their dashboard unless it is switched off. */
export function addAlarms(scope: Construct, table: AlarmedTable, options: AlarmOptions): void {
  const specs = alarmSpecs(table, options)
  for (const spec of specs) addAlarm(scope, table, spec, options.notify)
  if (options.dashboard !== false && specs.length > 0) addDashboard(scope, table, specs)
}

function alarmSpecs({ tableName, indexes, capacity }: AlarmedTable, options: AlarmOptions): AlarmSpec[] {
  return [
    ...throttleAlarms(tableName, indexes, options),
    ...systemErrorAlarms(tableName, options),
    ...userErrorAlarms(options),
    ...capacityAlarms(tableName, indexes, capacity, options),
  ]
}

/** https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_metric_alarm */
function addAlarm(
  scope: Construct,
  { id, tableName, tags }: AlarmedTable,
  { name, description, threshold, minutes, queries }: AlarmSpec,
  notify: readonly string[],
): void {
  const alarm = new CloudwatchMetricAlarm(scope, `alarm-${name}`, {
    alarmName: `${tableName}-${name}`,
    alarmDescription: description,
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    threshold,
    evaluationPeriods: minutes,
    // A table without requests has no metrics, and is fine.
    treatMissingData: 'notBreaching',
    metricQuery: [...queries],
    alarmActions: [...notify],
    okActions: [...notify],
    ...defined({ tags: tags && { ...tags } }),
  })
  fixedId(alarm, CloudwatchMetricAlarm.tfResourceType, `${id}_${name.replaceAll('.', '_')}`)
}
