import { type Grant, sessionPolicy } from '@keyprint/iam'
import { dataApi } from '../design.js'

/** What the code of a tenant may do with its own rows; a Scan is not among it. */
export const TENANT_GRANTS = [
  'row.get',
  'row.put',
  'row.update',
  'row.delete',
  'row.check',
  'row.batchGet',
  'row.batchPut',
  'rowsAt',
] as const satisfies readonly Grant<(typeof dataApi)['~types']>[]

/** The policy of a tenant's session: `deploy#<id>#*` and nothing else. */
export function tenantPolicy(tenantId: string, tableArn: string, kmsKeyArn?: string): string {
  return sessionPolicy(dataApi, TENANT_GRANTS, { tableArn, kmsKeyArn, tenant: { tenantId } })
}
