import { type Construct, type DesignTable, grant, IamPolicy, IamRole } from '@keyprint/cdktf'
import type { dataApi } from '@keyprint/example-data-api/design'
import { TENANT_GRANTS } from '@keyprint/example-data-api/session'
import type { Environment } from '../../environment/environment.js'

type Table = DesignTable<(typeof dataApi)['~types']>

const roleName = (tableName: string): string => `${tableName}-tenant`
const roleArn = ({ account }: Environment, name: string): string => `arn:aws:iam::${account}:role/${name}`

export const tenantRoleArn = (environment: Environment, tableName: string): string =>
  roleArn(environment, roleName(tableName))

/** What the API does with the role: it opens sessions, and denies them. */
export const OF_TENANT_ROLE = [
  'sts:AssumeRole',
  'sts:TagSession',
  'iam:ListRolePolicies',
  'iam:PutRolePolicy',
  'iam:DeleteRolePolicy',
]

/** What the code of tenants runs as, by the tag of its session; the API opens such sessions, and nobody else. */
export function addTenantRole(stack: Construct, table: Table, environment: Environment): void {
  const api = roleArn(environment, `${table.tableName}-api`)
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${environment.account}:root` },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Condition: { ArnEquals: { 'aws:PrincipalArn': api } },
  }
  const role = new IamRole(stack, 'tenant-role', {
    name: roleName(table.tableName),
    assumeRolePolicy: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    permissionsBoundary: boundary(stack, table, environment).arn,
    // It may have denials that terraform knows nothing of.
    forceDetachPolicies: true,
  })
  role.overrideLogicalId('data_api_tenant')
  grant(role, table, TENANT_GRANTS, { leadingKeys: { tenantId: '${aws:PrincipalTag/tenant}' } })
}

/** Who may put policies on the role gets no further by them than to the table. */
function boundary(stack: Construct, { tableName, tableArn }: Table, { region }: Environment): IamPolicy {
  const viaTable = { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } }
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'dynamodb:*', Resource: [tableArn, `${tableArn}/*`] },
      { Effect: 'Allow', Action: 'kms:*', Resource: '*', Condition: viaTable },
    ],
  }
  const name = `${roleName(tableName)}-boundary`
  return new IamPolicy(stack, 'tenant-boundary', { name, policy: JSON.stringify(policy) })
}
