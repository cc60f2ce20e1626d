import { KNOWN_AFTER_APPLY } from '../plan/known.js'
import type { Values } from '../plan/plan-json.js'
import { type IndexValues, type TableValues, tableValues } from './table-values.js'

/** Units a second; on demand, the most that is allowed. */
export interface Capacity {
  readonly reads?: number | undefined
  readonly writes?: number | undefined
}

export interface IndexState {
  readonly name: string
  readonly partitionKey: readonly string[]
  readonly sortKey: readonly string[]
  /** ALL, KEYS_ONLY, or the attributes of INCLUDE. */
  readonly projection: string
  readonly provisioned: Capacity
  readonly maximum: Capacity
}

/** A table before or after a plan, in DynamoDB's terms. */
export interface TableState {
  readonly name: string
  readonly partitionKey: string | undefined
  readonly sortKey: string | undefined
  /** Type of each key attribute: S, N or B. */
  readonly keyTypes: ReadonlyMap<string, string>
  readonly globalIndexes: ReadonlyMap<string, IndexState>
  readonly localIndexes: ReadonlyMap<string, IndexState>
  /** The attribute by which items expire, if they do. */
  readonly timeToLive: string | undefined
  /** The stream's view, if there is a stream. */
  readonly stream: string | undefined
  readonly billingMode: string | undefined
  readonly provisioned: Capacity
  readonly maximum: Capacity
  readonly pointInTimeRecovery: boolean
  readonly recoveryDays: number | undefined
  readonly deletionProtection: boolean
  /** The key that the table is encrypted with, in words. */
  readonly encryption: string
  /** The ARN of that key, if it is a customer's. */
  readonly customerKey: string | undefined
  readonly tableClass: string
  readonly replicas: readonly string[]
}

/** Reads the values of an `aws_dynamodb_table`; whatever is missing or odd is read as not set. */
export function readTable(values: Values): TableState {
  const table = tableValues.parse(values)
  return {
    name: table.name ?? KNOWN_AFTER_APPLY,
    partitionKey: table.hash_key || undefined,
    sortKey: table.range_key || undefined,
    keyTypes: new Map(table.attribute.map(({ name = '', type = '' }) => [name, type])),
    globalIndexes: indexes(table.global_secondary_index),
    localIndexes: indexes(table.local_secondary_index),
    ...settings(table),
  }
}

type Settings = Omit<
  TableState,
  'name' | 'partitionKey' | 'sortKey' | 'keyTypes' | 'globalIndexes' | 'localIndexes'
>

function settings(table: TableValues): Settings {
  const [ttl, recovery] = [table.ttl[0], table.point_in_time_recovery[0]]
  return {
    timeToLive: ttl?.enabled === true ? ttl.attribute_name : undefined,
    stream: table.stream_enabled === true ? (table.stream_view_type ?? KNOWN_AFTER_APPLY) : undefined,
    billingMode: table.billing_mode,
    provisioned: { reads: table.read_capacity, writes: table.write_capacity },
    maximum: maximumOf(table),
    pointInTimeRecovery: recovery?.enabled === true,
    recoveryDays: recovery?.enabled === true ? recovery.recovery_period_in_days : undefined,
    deletionProtection: table.deletion_protection_enabled === true,
    encryption: encryptionOf(table),
    customerKey: customerKeyOf(table),
    tableClass: table.table_class || 'STANDARD',
    replicas: table.replica.map(({ region_name = KNOWN_AFTER_APPLY }) => region_name),
  }
}

/** Without the block a table is encrypted as well, with a key that DynamoDB owns. */
function encryptionOf(table: TableValues): string {
  if (table.server_side_encryption[0]?.enabled !== true) return 'the key that DynamoDB owns'
  const key = customerKeyOf(table)
  return key === undefined ? 'the AWS managed key of DynamoDB' : `the customer key ${key}`
}

/** A key that only an apply knows is a customer's as well: of the managed key a plan says that there is no ARN. */
function customerKeyOf({ server_side_encryption: [block] }: TableValues): string | undefined {
  const key = block?.enabled === true ? block.kms_key_arn : undefined
  return key === undefined || key === '' || key.endsWith('alias/aws/dynamodb') ? undefined : key
}

function maximumOf({ on_demand_throughput: [block] }: Pick<TableValues, 'on_demand_throughput'>): Capacity {
  return { reads: limit(block?.max_read_request_units), writes: limit(block?.max_write_request_units) }
}

/** The provider writes 0 or -1 for "no maximum". */
function limit(units: number | undefined): number | undefined {
  return units === undefined || units <= 0 ? undefined : units
}

function indexes(list: readonly IndexValues[]): ReadonlyMap<string, IndexState> {
  return new Map(list.map((values) => [values.name ?? KNOWN_AFTER_APPLY, indexOf(values)]))
}

function indexOf(values: IndexValues): IndexState {
  const { name = KNOWN_AFTER_APPLY, read_capacity: reads, write_capacity: writes } = values
  return {
    name,
    partitionKey: keys(values, 'HASH', values.hash_key),
    sortKey: keys(values, 'RANGE', values.range_key),
    projection: projectionOf(values),
    provisioned: { reads, writes },
    maximum: maximumOf(values),
  }
}

/** Newer providers list the key attributes of an index; the older arguments name one of each kind. */
function keys({ key_schema }: IndexValues, type: string, single: string | undefined): readonly string[] {
  const listed = key_schema.filter(({ key_type }) => key_type === type)
  if (listed.length > 0) return listed.map(({ attribute_name = KNOWN_AFTER_APPLY }) => attribute_name)
  return single === undefined || single === '' ? [] : [single]
}

function projectionOf({ projection_type = 'ALL', non_key_attributes }: IndexValues): string {
  if (projection_type !== 'INCLUDE') return projection_type
  return `INCLUDE (${[...non_key_attributes].sort().join(', ')})`
}
