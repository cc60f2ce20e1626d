import { checkArn } from '../table/check/arn.js'
import { checkWhole } from '../table/check/numbers.js'
import { type BackupOptions, type BackupRule, MIN_COLD_STORAGE_DAYS } from './backup-options.js'
import { MAX_VAULT_NAME_LENGTH } from './vault-name.js'

const RULE_NAME = /^[a-zA-Z0-9._-]{1,50}$/

/** Unlike those of Unix, with a year. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
const SIX_FIELDS = /^cron\(\s*\S+(\s+\S+){5}\s*\)$/

/** What is wrong with backups. */
export function checkBackup(tableName: string, { rules }: BackupOptions): string[] {
  const entries = Object.entries(rules)
  return [
    ...(entries.length === 0 ? ['the backup has no rules; name one, or leave backup out.'] : []),
    ...checkVaultName(tableName),
    ...entries.flatMap(([name, rule]) =>
      [...checkRuleName(name), ...checkRule(rule)].map((problem) => `backup rule '${name}': ${problem}`),
    ),
  ]
}

/** Vault and plan are named after the table, and may have shorter names than it. */
function checkVaultName(tableName: string): string[] {
  if (tableName.length <= MAX_VAULT_NAME_LENGTH) return []
  return [
    `its backup vault would have a name of ${tableName.length} characters; AWS allows ${MAX_VAULT_NAME_LENGTH}.`,
  ]
}

function checkRuleName(name: string): string[] {
  return RULE_NAME.test(name)
    ? []
    : ['the name must have 1 to 50 letters, digits, hyphens, underscores or dots.']
}

function checkRule({ schedule, deleteAfterDays, coldStorageAfterDays, copyTo }: BackupRule): string[] {
  return [
    ...(SIX_FIELDS.test(schedule)
      ? []
      : [`the schedule '${schedule}' is not a cron(…) expression of six fields, such as cron(0 3 * * ? *).`]),
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
