import { describe, expect, it } from 'vitest'
import { problemsOf, untypedTable } from '../testing/refusal.js'
import { awsStack, synthesized } from '../testing/synth.js'

const daily = { schedule: 'cron(0 3 * * ? *)', deleteAfterDays: 35 }

describe('backups', () => {
  it('are made by a plan, into a vault with the key of the table', () => {
    const stack = awsStack()
    const copyTo = 'arn:aws:backup:eu-west-1:444455556666:backup-vault:copies'
    untypedTable({ backup: { rules: { daily: { ...daily, copyTo } } } }, stack)
    const { resource } = synthesized(stack)

    expect(resource.aws_backup_vault?.shop).toEqual({
      name: 'dev-shop',
      kms_key_arn: '${aws_kms_key.shop.arn}',
      lifecycle: { prevent_destroy: false },
    })
    expect(resource.aws_backup_plan?.shop?.rule).toEqual([
      {
        rule_name: 'daily',
        target_vault_name: '${aws_backup_vault.shop.name}',
        schedule: daily.schedule,
        lifecycle: { delete_after: 35 },
        copy_action: [{ destination_vault_arn: copyTo, lifecycle: { delete_after: 35 } }],
      },
    ])
    expect(resource.aws_backup_selection?.shop).toMatchObject({
      plan_id: '${aws_backup_plan.shop.id}',
      iam_role_arn: '${aws_iam_role.shop_backup.arn}',
      resources: ['arn:aws:dynamodb:eu-central-1:111122223333:table/dev-shop'],
    })
  })

  it('have a role for this account only', () => {
    const stack = awsStack()
    untypedTable({ backup: { rules: { daily } } }, stack)
    const { aws_iam_role: roles, aws_iam_role_policy_attachment: attached } = synthesized(stack).resource

    expect(JSON.parse(roles?.shop_backup?.assume_role_policy).Statement[0]).toMatchObject({
      Principal: { Service: 'backup.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    })
    expect(attached?.shop_backup?.policy_arn).toBe(
      'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
    )
  })

  it.each([
    [{}, 'the backup has no rules; name one, or leave backup out.'],
    [
      { 'each day': daily },
      "backup rule 'each day': the name must have 1 to 50 letters, digits, hyphens, underscores or dots.",
    ],
    [
      { daily: { ...daily, schedule: 'daily' } },
      "backup rule 'daily': the schedule 'daily' is not a cron(…) expression of six fields, such as cron(0 3 * * ? *).",
    ],
    [
      { daily: { ...daily, schedule: 'cron(0 3 * * *)' } },
      "backup rule 'daily': the schedule 'cron(0 3 * * *)' is not a cron(…) expression of six fields, such as cron(0 3 * * ? *).",
    ],
    [
      { daily: { ...daily, coldStorageAfterDays: 10 } },
      "backup rule 'daily': a backup stays in cold storage for 90 days at least; delete it after 100 days or later.",
    ],
    [
      { daily: { ...daily, deleteAfterDays: 0 } },
      "backup rule 'daily': deleteAfterDays must be a whole number 1 or more, not 0.",
    ],
    [
      { daily: { ...daily, copyTo: 'copies' } },
      "backup rule 'daily': the vault 'copies' is not an ARN of backup backup-vault:….",
    ],
  ])('refuse %j', (rules, problem) => {
    expect(problemsOf({ backup: { rules } })).toEqual([problem])
  })

  it('refuse a table whose name is too long for a vault', () => {
    expect(problemsOf({ tableName: 'x'.repeat(51), backup: { rules: { daily } } })).toEqual([
      'its backup vault would have a name of 51 characters; AWS allows 50.',
    ])
  })
})
