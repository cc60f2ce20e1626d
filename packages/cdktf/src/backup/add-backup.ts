import { BackupPlan, type BackupPlanRule, BackupSelection, BackupVault, type Construct } from '../adapter.js'
import type { AwsEnvironment } from '../environment/aws-environment.js'
import { defined } from '../support/defined.js'
import { fixedId } from '../support/fixed-id.js'
import type { BackupOptions, BackupRule } from './backup-options.js'
import { addBackupRole } from './backup-role.js'
import { vaultName } from './vault-name.js'

/** A table, as far as its backups are concerned. */
export interface BackedUpTable {
  readonly id: string
  readonly tableName: string
  readonly tableArn: string
  readonly keyArn: string | undefined
  readonly environment: AwsEnvironment
  readonly preventDestroy: boolean
  readonly tags: { readonly [key: string]: string } | undefined
}

/**
 * A vault, a plan that fills it, and the role that AWS Backup takes.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/backup_plan
 */
export function addBackup(scope: Construct, table: BackedUpTable, { rules }: BackupOptions): void {
  const { id, tableArn, tags } = table
  const name = vaultName(table.tableName)
  const vault = addVault(scope, table, name)
  const plan = new BackupPlan(scope, 'backup-plan', {
    name,
    rule: Object.entries(rules).map(([ruleName, rule]) => planRule(ruleName, vault.name, rule)),
    ...defined({ tags: tags && { ...tags } }),
  })
  fixedId(plan, BackupPlan.tfResourceType, id)
  const iamRoleArn = addBackupRole(scope, id, table.environment).arn
  const selection = new BackupSelection(scope, 'backup-selection', {
    name,
    planId: plan.id,
    iamRoleArn,
    resources: [tableArn],
  })
  fixedId(selection, BackupSelection.tfResourceType, id)
}

function addVault(scope: Construct, table: BackedUpTable, name: string): BackupVault {
  const { id, keyArn, preventDestroy, tags } = table
  const vault = new BackupVault(scope, 'backup-vault', {
    name,
    lifecycle: { preventDestroy },
    ...defined({ kmsKeyArn: keyArn, tags: tags && { ...tags } }),
  })
  return fixedId(vault, BackupVault.tfResourceType, id)
}

function planRule(ruleName: string, targetVaultName: string, rule: BackupRule): BackupPlanRule {
  const { schedule, deleteAfterDays, coldStorageAfterDays, copyTo } = rule
  const lifecycle = defined({ deleteAfter: deleteAfterDays, coldStorageAfter: coldStorageAfterDays })
  const copyAction = copyTo === undefined ? undefined : [{ destinationVaultArn: copyTo, lifecycle }]
  return { ruleName, targetVaultName, schedule, lifecycle, ...defined({ copyAction }) }
}
