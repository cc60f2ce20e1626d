import type { TableSpec } from '@keyprint/key-design'
import { AppautoscalingPolicy, AppautoscalingTarget, type Construct, type DynamodbTable } from '../adapter.js'
import { defined } from '../support/defined.js'
import { fixedId } from '../support/fixed-id.js'
import {
  DEFAULT_TARGET_UTILIZATION,
  indexCapacity,
  type ProvisionedCapacity,
  type ProvisionedLimits,
  type ScaledUnits,
} from './capacity.js'
import { indexesOf } from './key-blocks.js'

/** What is autoscaled: the reads or writes of the table or of one index. */
interface Scaled {
  readonly units: ScaledUnits
  readonly direction: 'read' | 'write'
  readonly index?: string
}

/** Everything of a provisioned table that is autoscaled. */
export function scaledUnits(table: TableSpec, capacity: ProvisionedCapacity): readonly Scaled[] {
  const indexes = indexesOf(table, 'global').map(([index]) => index)
  return [
    ...scaledOf(capacity),
    ...indexes.flatMap((index) => scaledOf(indexCapacity(capacity, index)).map((one) => ({ ...one, index }))),
  ]
}

function scaledOf(limits: ProvisionedLimits): Scaled[] {
  return (['read', 'write'] as const).flatMap((direction) => {
    const units = limits[direction]
    return typeof units === 'number' ? [] : [{ units, direction }]
  })
}

/**
 * A target and a target-tracking policy for each.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/appautoscaling_policy
 */
export function addAutoscaling(
  scope: Construct,
  id: string,
  table: DynamodbTable,
  scaled: readonly Scaled[],
): readonly AppautoscalingPolicy[] {
  return scaled.map((one) => addPolicy(scope, id, table, one))
}

function addPolicy(scope: Construct, id: string, table: DynamodbTable, scaled: Scaled): AppautoscalingPolicy {
  const { units, direction, index } = scaled
  const suffix = index === undefined ? direction : `${index.replaceAll('.', '_')}_${direction}`
  const target = addTarget(scope, `${id}_${suffix}`, table, scaled)
  const policy = new AppautoscalingPolicy(scope, `scaling-policy-${suffix}`, {
    name: `${table.nameInput}${index === undefined ? '' : `-${index}`}-${direction}`,
    policyType: 'TargetTrackingScaling',
    serviceNamespace: target.serviceNamespace,
    resourceId: target.resourceId,
    scalableDimension: target.scalableDimension,
    targetTrackingScalingPolicyConfiguration: tracking(units, direction),
  })
  return fixedId(policy, AppautoscalingPolicy.tfResourceType, `${id}_${suffix}`)
}

function tracking({ targetUtilization, ...units }: ScaledUnits, direction: 'read' | 'write') {
  const { scaleInCooldown, scaleOutCooldown } = units
  const metric = direction === 'read' ? 'DynamoDBReadCapacityUtilization' : 'DynamoDBWriteCapacityUtilization'
  return {
    targetValue: targetUtilization ?? DEFAULT_TARGET_UTILIZATION,
    predefinedMetricSpecification: { predefinedMetricType: metric },
    ...defined({ scaleInCooldown, scaleOutCooldown }),
  }
}

function addTarget(
  scope: Construct,
  id: string,
  table: DynamodbTable,
  { units: { min, max }, direction, index }: Scaled,
): AppautoscalingTarget {
  const of = index === undefined ? '' : `/index/${index}`
  const dimension = `${index === undefined ? 'table' : 'index'}:${direction === 'read' ? 'Read' : 'Write'}CapacityUnits`
  const target = new AppautoscalingTarget(scope, `scaling-target-${id}`, {
    serviceNamespace: 'dynamodb',
    resourceId: `table/${table.name}${of}`,
    scalableDimension: `dynamodb:${dimension}`,
    minCapacity: min,
    maxCapacity: max,
  })
  return fixedId(target, AppautoscalingTarget.tfResourceType, id)
}
