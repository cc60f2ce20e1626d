/**
 * Backups by AWS Backup, in a vault of their own, encrypted with the table's customer key.
 *
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html
 */
export interface BackupOptions {
  /** Rules by name. */
  readonly rules: { readonly [name: string]: BackupRule }
}

/** When a backup is made, and how long it is kept. */
export interface BackupRule {
  /** A cron expression in UTC, such as `cron(0 3 * * ? *)`. */
  readonly schedule: string
  readonly deleteAfterDays: number
  /** Days until a backup moves to cold storage, where it stays 90 days at least. Default: never. */
  readonly coldStorageAfterDays?: number
  /** ARN of a vault, of another region or account, that gets a copy of each backup, kept as long. Default: none. */
  readonly copyTo?: string
}

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html */
export const MIN_COLD_STORAGE_DAYS = 90
