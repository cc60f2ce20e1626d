import type { DesignSpec } from '@keyprint/key-design'
import type { Construct, DynamodbTable } from '../adapter.js'
import { addAlarms } from '../alarms/add-alarms.js'
import { addBackup } from '../backup/add-backup.js'
import type { AwsEnvironment } from '../environment/aws-environment.js'
import { addAutoscaling, scaledUnits } from './autoscaling.js'
import { ON_DEMAND } from './capacity.js'
import { addContributorInsights, insightIndexes } from './contributor-insights.js'
import { indexesOf } from './key-blocks.js'
import { addKinesisDestination } from './kinesis-destination.js'
import type { DesignTableProps } from './props.js'
import { addReplicas } from './replica-resources.js'
import type { ProvisionedReplicas } from './replicas.js'
import { addResourcePolicy } from './resource-policy.js'

/** The table, as far as what stands beside it is concerned. */
interface AccompaniedTable extends Construct {
  readonly design: DesignSpec
  readonly tableName: string
  readonly tableArn: string
  readonly keyArn: string | undefined
  readonly environment: AwsEnvironment
  readonly logicalId: string
  readonly resource: DynamodbTable
}

/** Everything that is a resource of its own, as far as it is asked for. */
export function addCompanions(table: AccompaniedTable, props: DesignTableProps): void {
  const { resource, logicalId: id } = table
  const { kinesis, resourcePolicy } = props
  addScaling(table, props)
  addInsights(table, props)
  if (kinesis !== undefined) addKinesisDestination(table, id, resource, kinesis)
  if (resourcePolicy !== undefined) addResourcePolicy(table, id, resource, resourcePolicy)
  addWatch(table, props)
}

/** Autoscaling, and the replicas that AWS makes only after it. */
function addScaling(table: AccompaniedTable, { capacity, replicas, tags }: DesignTableProps): void {
  if (capacity?.billing !== 'provisioned') return
  const { resource, logicalId: id, design } = table
  const after = addAutoscaling(table, id, resource, scaledUnits(design.table, capacity))
  // Checked before: types cannot tell by a property of a property which replicas these are.
  if (replicas !== undefined)
    addReplicas(table, { id, table: resource, after, tags }, replicas as ProvisionedReplicas)
}

function addInsights(table: AccompaniedTable, { contributorInsights }: DesignTableProps): void {
  const indexes = insightIndexes(contributorInsights, globalIndexes(table))
  if (indexes !== undefined) addContributorInsights(table, table.logicalId, table.resource, indexes)
}

function addWatch(table: AccompaniedTable, props: DesignTableProps): void {
  const { logicalId: id, tableName, tableArn, keyArn, environment } = table
  const { alarms, backup, tags, capacity = ON_DEMAND, preventDestroy = false } = props
  const indexes = globalIndexes(table)
  if (alarms !== undefined) addAlarms(table, { id, tableName, environment, indexes, capacity, tags }, alarms)
  if (backup !== undefined) {
    addBackup(table, { id, tableName, tableArn, keyArn, environment, preventDestroy, tags }, backup)
  }
}

function globalIndexes({ design }: AccompaniedTable): readonly string[] {
  return indexesOf(design.table, 'global').map(([name]) => name)
}
