import { describe, expect, it } from 'vitest'
import { TerraformVariable } from '../adapter.js'
import { problemsOf, type UntypedOptions, untypedTable } from '../testing/refusal.js'
import { awsStack, synthesized } from '../testing/synth.js'

const notify = ['arn:aws:sns:eu-central-1:111122223333:on-call']

const resourceWith = (options: UntypedOptions) => {
  const stack = awsStack()
  untypedTable(options, stack)
  return synthesized(stack).resource
}

describe('alarms', () => {
  it('are those of an on-demand table and its indexes', () => {
    const { aws_cloudwatch_metric_alarm: alarms } = resourceWith({ alarms: { notify } })

    expect(Object.keys(alarms ?? {}).sort()).toEqual([
      'shop_system-errors',
      'shop_throttles',
      'shop_throttles-gsi1',
      'shop_user-errors',
    ])
    expect(alarms?.shop_throttles).toMatchObject({
      alarm_name: 'dev-shop-throttles',
      threshold: 1,
      evaluation_periods: 3,
      comparison_operator: 'GreaterThanOrEqualToThreshold',
      treat_missing_data: 'notBreaching',
      alarm_actions: notify,
      ok_actions: notify,
      metric_query: [
        { id: 'reads', metric: { metric_name: 'ReadThrottleEvents', dimensions: { TableName: 'dev-shop' } } },
        { id: 'writes', metric: { metric_name: 'WriteThrottleEvents' } },
        { expression: 'FILL(reads, 0) + FILL(writes, 0)', return_data: true },
      ],
    })
    expect(alarms?.['shop_throttles-gsi1']?.metric_query[0].metric.dimensions).toEqual({
      TableName: 'dev-shop',
      GlobalSecondaryIndexName: 'gsi1',
    })
  })

  it('sum system errors over every operation, within the ten metrics of an alarm', () => {
    const { aws_cloudwatch_metric_alarm: alarms } = resourceWith({ alarms: { notify } })
    const queries: { metric?: { dimensions: { Operation: string } } }[] =
      alarms?.['shop_system-errors']?.metric_query
    const operations = queries.flatMap(({ metric }) => (metric ? [metric.dimensions.Operation] : []))

    expect(new Set(operations).size).toBe(10)
    expect(operations).toContain('TransactWriteItems')
  })

  it('compare consumed capacity with the most there is', () => {
    const scaled = { min: 5, max: 50 }
    const { aws_cloudwatch_metric_alarm: alarms } = resourceWith({
      capacity: { billing: 'provisioned', read: 7, write: scaled },
      alarms: { notify, consumedCapacity: { threshold: 90, minutes: 5 } },
    })

    expect(alarms?.['shop_write-capacity']).toMatchObject({
      threshold: 90,
      evaluation_periods: 5,
      metric_query: [
        { metric: { metric_name: 'ConsumedWriteCapacityUnits', stat: 'Sum', period: 60 } },
        { expression: 'FILL(used, 0) / PERIOD(used) / 50 * 100' },
      ],
    })
    expect(alarms?.['shop_read-capacity-gsi1']?.metric_query[1].expression).toContain('/ 7 *')
  })

  it('compare it with the maximum of on-demand tables that have one', () => {
    const { aws_cloudwatch_metric_alarm: alarms } = resourceWith({
      capacity: { billing: 'on-demand', indexes: { gsi1: { maxReadUnits: 40 } } },
      alarms: { notify, throttles: false, systemErrors: false, userErrors: false },
    })

    expect(Object.keys(alarms ?? {})).toEqual(['shop_read-capacity-gsi1'])
  })

  it('have a dashboard with the state of all and a graph of each', () => {
    const { aws_cloudwatch_dashboard: dashboards } = resourceWith({ alarms: { notify } })
    const { widgets } = JSON.parse(dashboards?.shop?.dashboard_body)

    expect(dashboards?.shop?.dashboard_name).toBe('dev-shop')
    expect(widgets).toHaveLength(5)
    expect(widgets[0]).toMatchObject({ type: 'alarm', width: 24 })
    expect(widgets[0].properties.alarms).toContain(
      'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:dev-shop-throttles-gsi1',
    )
    expect(widgets[2]).toMatchObject({ type: 'metric', x: 12, y: 3, properties: { title: 'throttles-gsi1' } })
    expect(resourceWith({ alarms: { notify, dashboard: false } })).not.toHaveProperty(
      'aws_cloudwatch_dashboard',
    )
  })

  it('refuse to tell what is no ARN, and minutes of more than a day, which CloudWatch would refuse', () => {
    expect(
      problemsOf({ alarms: { notify: ['on-call'], throttles: { threshold: 1, minutes: 1441 } } }),
    ).toEqual([
      "alarms notify 'on-call', which is not an ARN; write 'arn:aws:sns:<region>:<account>:<topic>'.",
      "alarm 'throttles', minutes must be a whole number from 1 to 1440, not 1441.",
    ])
  })

  it('may tell the topics of a variable', () => {
    const stack = awsStack()
    const topics = new TerraformVariable(stack, 'topics', { type: 'list(string)' }).listValue
    untypedTable({ alarms: { notify: topics } }, stack)

    const { aws_cloudwatch_metric_alarm: alarms } = synthesized(stack).resource
    expect(alarms?.shop_throttles?.alarm_actions).toBe('${var.topics}')
  })

  it('refuse to tell nobody, and thresholds that are none', () => {
    expect(problemsOf({ alarms: { notify: [], throttles: { threshold: 0, minutes: 0 } } })).toEqual([
      'alarms notify nobody; name a topic, or leave alarms out.',
      "alarm 'throttles', threshold must be a whole number 1 or more, not 0.",
      "alarm 'throttles', minutes must be a whole number from 1 to 1440, not 0.",
    ])
  })
})
