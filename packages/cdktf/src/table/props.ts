import type { Design, DesignTypes } from '@keyprint/key-design'
import type { AlarmOptions } from '../alarms/alarm-options.js'
import type { BackupOptions } from '../backup/backup-options.js'
import type { AwsEnvironmentOptions } from '../environment/aws-environment.js'
import type { OnDemandCapacity, ProvisionedCapacity } from './capacity.js'
import type { ContributorInsights } from './contributor-insights.js'
import type { Encryption } from './encryption.js'
import type { ImportTable } from './import-table.js'
import type { KinesisDestination } from './kinesis-destination.js'
import type { ProvisionedReplicas, Replicas } from './replicas.js'
import type { ResourcePolicyStatement } from './resource-policy.js'
import type { WarmThroughput } from './warm-throughput.js'

/** What `DesignTable` takes. Keys, indexes, time to live and stream come from the design. */
export type DesignTableProps<D extends DesignTypes = DesignTypes> = TableProps<D> &
  (OnDemandProps | ProvisionedProps)

/** A table that pays per request. */
export interface OnDemandProps {
  /**
   * Default: on demand, without maximum.
   *
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
   */
  readonly capacity?: OnDemandCapacity
  /** Copies in other regions. Default: none. */
  readonly replicas?: Replicas
}

/** A table with provisioned capacity. */
export interface ProvisionedProps {
  /** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/provisioned-capacity-mode.html */
  readonly capacity: ProvisionedCapacity
  /** Copies in other regions. Default: none. */
  readonly replicas?: ProvisionedReplicas
}

/** What every table takes. Each default is the safe one. */
export interface TableProps<D extends DesignTypes = DesignTypes> extends AwsEnvironmentOptions {
  readonly design: Design<D>
  /** Name in AWS, 3 to 255 letters, digits, `_`, `-`, `.`. Another name is another table: Terraform replaces it. */
  readonly tableName: string
  /**
   * Name of the table, its key and its vault in Terraform's state. Default: the name of the design's table, whatever the
   * code around it is called.
   */
  readonly logicalId?: string
  /**
   * Recovery to any second of the last days, 1 to 35. Default: true, 35 days.
   *
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
   */
  readonly pointInTimeRecovery?: boolean | { readonly days: number }
  /**
   * Whether DynamoDB refuses to delete the table. Default: true.
   *
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection
   */
  readonly deletionProtection?: boolean
  /**
   * Whether Terraform refuses every plan that destroys or replaces the table or its own key. It does not stop a plan that
   * rebuilds indexes. Default: false.
   *
   * https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy
   */
  readonly preventDestroy?: boolean
  /** Default: a customer key of its own, rotated each year (about 1 USD a month). */
  readonly encryption?: Encryption
  /**
   * Default: standard.
   *
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.TableClasses.html
   */
  readonly tableClass?: 'standard' | 'standard-infrequent-access'
  /** Tags of the table and what belongs to it. Default: those of the provider only. */
  readonly tags?: { readonly [key: string]: string }
  /** What the table can do at once, before it scales. Default: AWS's. Needs version 6.13.0 of the AWS provider. */
  readonly warmThroughput?: WarmThroughput
  /** Default: an empty table. */
  readonly importFrom?: ImportTable
  /** Statements of a policy on the table itself, for other accounts. Default: none. */
  readonly resourcePolicy?: readonly ResourcePolicyStatement[]
  /** The most used and most throttled keys. Default: off, as it is charged by event. */
  readonly contributorInsights?: ContributorInsights
  /** A Kinesis stream that gets every change. Default: none. */
  readonly kinesis?: KinesisDestination
  /** Alarms and a dashboard of them. Default: none, as nobody would be told. */
  readonly alarms?: AlarmOptions
  /** Backups that outlive the table. Default: none; point-in-time recovery ends with the table's last backup. */
  readonly backup?: BackupOptions
}
