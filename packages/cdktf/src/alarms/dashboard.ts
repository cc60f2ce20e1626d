import { CloudwatchDashboard, type Construct } from '../adapter.js'
import type { AwsEnvironment } from '../environment/aws-environment.js'
import { fixedId } from '../support/fixed-id.js'
import { literalJson } from '../support/literal-json.js'
import type { AlarmSpec } from './alarm-spec.js'

/** A dashboard is 24 units wide: two graphs beside each other. */
const COLUMNS = 2
const WIDTH = 12
const HEIGHT = 6
const STATUS_HEIGHT = 3

interface DashboardContext {
  readonly id: string
  readonly tableName: string
  readonly environment: AwsEnvironment
}

/** https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_dashboard */
export function addDashboard(
  scope: Construct,
  context: DashboardContext,
  alarms: readonly AlarmSpec[],
): void {
  const dashboard = new CloudwatchDashboard(scope, 'dashboard', {
    dashboardName: context.tableName.replaceAll('.', '_'),
    dashboardBody: literalJson({ widgets: widgets(context, alarms) }),
  })
  fixedId(dashboard, CloudwatchDashboard.tfResourceType, context.id)
}

/**
 * The state of all alarms, then a graph of each with its threshold.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
function widgets({ tableName, environment }: DashboardContext, alarms: readonly AlarmSpec[]): object[] {
  const { partition, region, account } = environment
  const arnOf = ({ name }: AlarmSpec) =>
    `arn:${partition}:cloudwatch:${region}:${account}:alarm:${tableName}-${name}`
  const status = { title: tableName, alarms: alarms.map(arnOf) }
  return [
    { type: 'alarm', x: 0, y: 0, width: WIDTH * COLUMNS, height: STATUS_HEIGHT, properties: status },
    ...alarms.map((alarm, i) => ({
      type: 'metric',
      x: (i % COLUMNS) * WIDTH,
      y: STATUS_HEIGHT + Math.floor(i / COLUMNS) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      properties: { title: alarm.name, region, annotations: { alarms: [arnOf(alarm)] } },
    })),
  ]
}
