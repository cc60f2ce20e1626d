import { checkArn } from '../table/check/arn.js'
import { checkWhole } from '../table/check/numbers.js'
import { type BackupOptions, type BackupRule, MIN_COLD_STORAGE_DAYS } from './backup-options.js'

/** What is wrong with backups. */
export function checkBackup({ rules }: BackupOptions): string[] {
  const entries = Object.entries(rules)
  if (entries.length === 0) return ['the backup has no rules; name one, or leave backup out.']
  return entries.flatMap(([name, rule]) =>
    checkRule(rule).map((problem) => `backup rule '${name}': ${problem}`),
  )
}

function checkRule({ schedule, deleteAfterDays, coldStorageAfterDays, copyTo }: BackupRule): string[] {
  return [
    ...(/^cron\(.+\)$/.test(schedule) ? [] : [`the schedule '${schedule}' is not a cron(…) expression.`]),
    ...checkWhole('deleteAfterDays', deleteAfterDays, 1),
    ...(coldStorageAfterDays === undefined
      ? []
      : checkWhole('coldStorageAfterDays', coldStorageAfterDays, 1)),
    ...(coldStorageAfterDays !== undefined && deleteAfterDays < coldStorageAfterDays + MIN_COLD_STORAGE_DAYS
      ? [
          `a backup stays in cold storage for ${MIN_COLD_STORAGE_DAYS} days at least; delete it after ${coldStorageAfterDays + MIN_COLD_STORAGE_DAYS} days or later.`,
        ]
      : []),
    ...(copyTo === undefined ? [] : checkArn('the vault', copyTo, 'backup', undefined, 'backup-vault:')),
  ]
}
