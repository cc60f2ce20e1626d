import { type Construct, IamRole, IamRolePolicyAttachment } from '../adapter.js'
import type { AwsEnvironment } from '../environment/aws-environment.js'
import { fixedId } from '../support/fixed-id.js'
import { literalJson } from '../support/literal-json.js'

/** AWS's own policies. https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html */
const POLICIES = {
  backup: 'service-role/AWSBackupServiceRolePolicyForBackup',
  restore: 'service-role/AWSBackupServiceRolePolicyForRestores',
} as const

/** The role that AWS Backup makes and restores backups with; for this account's backups only. */
export function addBackupRole(scope: Construct, id: string, { account, partition }: AwsEnvironment): IamRole {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'backup.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  }
  const assumeRolePolicy = literalJson({ Version: '2012-10-17', Statement: [statement] })
  // Roles are known in every region of an account: AWS makes the rest of the name.
  const role = new IamRole(scope, 'backup-role', { namePrefix: 'table-backup-', assumeRolePolicy })
  fixedId(role, IamRole.tfResourceType, `${id}_backup`)
  for (const [name, policy] of Object.entries(POLICIES)) {
    const policyArn = `arn:${partition}:iam::aws:policy/${policy}`
    const attachment = new IamRolePolicyAttachment(scope, `backup-role-${name}`, {
      role: role.name,
      policyArn,
    })
    fixedId(attachment, IamRolePolicyAttachment.tfResourceType, `${id}_${name}`)
  }
  return role
}
