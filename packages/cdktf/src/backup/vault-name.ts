/** https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html */
export const MAX_VAULT_NAME_LENGTH = 50

/** Name of a table's vault and plan. Vaults have no dots in their names. */
export function vaultName(tableName: string): string {
  return tableName.replaceAll('.', '_')
}
