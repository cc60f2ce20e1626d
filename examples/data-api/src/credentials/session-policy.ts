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

/** What is added to the role that all tenants share, when one of them is removed: its sessions may do nothing any more. */
export function denialPolicy(tenantId: string): string {
  const Condition = { StringEquals: { 'aws:PrincipalTag/tenant': tenantId } }
  const denial = { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*', Condition }
  return JSON.stringify({ Version: '2012-10-17', Statement: denial })
}

/** The policy of a tenant's session: `deploy#<id>#*` and nothing else. */
export function tenantPolicy(tenantId: string, tableArn: string, kmsKeyArn?: string): string {
  return sessionPolicy(dataApi, TENANT_GRANTS, { tableArn, kmsKeyArn, tenant: { tenantId } })
}
