import type { StreamView, TableSpec } from '@keyprint/key-design'
import type { DynamodbTableConfig } from '../adapter.js'
import { defined } from '../support/defined.js'
import { literalText } from '../support/literal-json.js'
import { initialUnits, ON_DEMAND, type ProvisionedCapacity, type ProvisionedUnits } from './capacity.js'
import { OWN_KEY } from './encryption.js'
import { globalIndexBlocks, multiAttributeIndexes, onDemandBlock } from './global-index-blocks.js'
import { importBlock } from './import-table.js'
import { attributeBlocks, localIndexBlocks } from './key-blocks.js'
import type { DesignTableProps } from './props.js'
import { recoveryBlock } from './recovery.js'
import { replicaBlocks, witnessBlock } from './replica-blocks.js'
import { hasWarmUnits, warmBlock } from './warm-throughput.js'

const STREAM_VIEW_TYPE: { readonly [view in StreamView]: string } = {
  'keys-only': 'KEYS_ONLY',
  'new-image': 'NEW_IMAGE',
  'old-image': 'OLD_IMAGE',
  'new-and-old-images': 'NEW_AND_OLD_IMAGES',
}

/**
 * The table's arguments.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/dynamodb_table
 */
export function tableConfig(props: DesignTableProps, keyArn: string | undefined): DynamodbTableConfig {
  const { design, tableName, deletionProtection = true, tableClass, warmThroughput, importFrom, tags } = props
  const { table } = design
  const locals = localIndexBlocks(table)
  return {
    name: tableName,
    hashKey: literalText(table.partitionKey.name),
    attribute: attributeBlocks(table),
    ...capacityArguments(props),
    ...streamArguments(table),
    deletionProtectionEnabled: deletionProtection,
    serverSideEncryption: encryptionBlock(props, keyArn),
    pointInTimeRecovery: recoveryBlock(props.pointInTimeRecovery),
    lifecycle: lifecycle(props),
    ...defined({
      rangeKey: table.sortKey && literalText(table.sortKey.name),
      localSecondaryIndex: locals.length === 0 ? undefined : locals,
      ttl: timeToLive(table),
      tableClass: tableClass?.toUpperCase().replaceAll('-', '_'),
      warmThroughput: warmThroughput && hasWarmUnits(warmThroughput) ? warmBlock(warmThroughput) : undefined,
      importTable: importFrom && importBlock(importFrom),
      replica: replicaBlocks(props),
      globalTableWitness: witnessBlock(props.replicas),
      tags: tags && { ...tags },
    }),
  }
}

/**
 * Disabled means the key that AWS owns. Without the block the provider leaves a table on the key that it has, also when
 * the same apply deletes that key.
 */
function encryptionBlock({ encryption = OWN_KEY }: DesignTableProps, keyArn: string | undefined) {
  return { enabled: encryption.key !== 'aws-owned', ...defined({ kmsKeyArn: keyArn }) }
}

function timeToLive({ timeToLive: attribute }: TableSpec) {
  return attribute === undefined ? undefined : { attributeName: literalText(attribute), enabled: true }
}

/** Billing, and the global indexes with their part of it. What the bindings lack is for an override. */
function capacityArguments({ design, capacity = ON_DEMAND, warmThroughput }: DesignTableProps) {
  const indexes = globalIndexBlocks(design.table, capacity, warmThroughput)
  const known = indexes.length > 0 && multiAttributeIndexes(design.table).length === 0
  return {
    ...(known ? { globalSecondaryIndex: indexes } : {}),
    ...(capacity.billing === 'provisioned'
      ? {
          billingMode: 'PROVISIONED',
          readCapacity: initialUnits(capacity.read),
          writeCapacity: initialUnits(capacity.write),
        }
      : { billingMode: 'PAY_PER_REQUEST', ...onDemandArguments(onDemandBlock(capacity)) }),
  }
}

function onDemandArguments(block: ReturnType<typeof onDemandBlock>) {
  return Object.keys(block).length === 0 ? {} : { onDemandThroughput: block }
}

function streamArguments({ stream }: TableSpec) {
  return stream === undefined ? {} : { streamEnabled: true, streamViewType: STREAM_VIEW_TYPE[stream] }
}

/** What autoscaling, replica resources and a past import change is theirs. */
function lifecycle({ capacity = ON_DEMAND, preventDestroy = false, importFrom, replicas }: DesignTableProps) {
  const provisioned = capacity.billing === 'provisioned'
  const ignoreChanges = [
    ...(provisioned ? scaledArguments(capacity) : []),
    ...(provisioned && replicas !== undefined ? ['replica'] : []),
    ...(importFrom === undefined ? [] : ['import_table']),
  ]
  return { preventDestroy, ...(ignoreChanges.length === 0 ? {} : { ignoreChanges }) }
}

function scaledArguments({ read, write }: ProvisionedCapacity): string[] {
  const scaled = (units: ProvisionedUnits) => typeof units !== 'number'
  return [...(scaled(read) ? ['read_capacity'] : []), ...(scaled(write) ? ['write_capacity'] : [])]
}
