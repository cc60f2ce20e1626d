import { describe, expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import { shop } from './testing/designs.js'
import { planOf, policyChange, resourceChange } from './testing/plans.js'

const explain = (...resources: readonly object[]) => explainPlan(planOf(...resources), { design: shop })
const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/shop'
const KEYS = 'arn:aws:kms:eu-west-1:123456789012:key/*'
const allow = (Action: unknown, Resource: unknown = TABLE, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const when = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
})

describe('policies', () => {
  it('takes statements in another order or form for the same', () => {
    const before = [allow(['dynamodb:GetItem', 'dynamodb:PutItem'])]
    const after = [allow('dynamodb:putitem'), allow('dynamodb:GetItem', [TABLE])]
    expect(explain(policyChange(before, after)).map(({ id }) => id)).toEqual(['other-resources'])
  })

  it('does not call newly allowed what a wildcard allowed before', () => {
    const [finding, ...rest] = explain(policyChange([allow('dynamodb:*')], [allow('dynamodb:GetItem')]))
    expect(finding).toMatchObject({ id: 'iam-narrow:api/shop', severity: 'careful' })
    expect(rest).toEqual([])
  })

  it.each([
    ['an action', allow('dynamodb:Put*')],
    ['every action', allow('*')],
    ['every resource', allow('dynamodb:GetItem', '*')],
    ['every index', allow('dynamodb:Query', `${TABLE}/index/*`)],
    ['all but an action', { Effect: 'Allow', NotAction: 'iam:*', Resource: TABLE }],
    ['all but a resource', { Effect: 'Allow', Action: 'dynamodb:GetItem', NotResource: TABLE }],
    ['every key of KMS', allow('kms:Decrypt', '*')],
    ['every key of an account', allow('kms:Decrypt', KEYS)],
    [
      'the keys whose alias is alike',
      allow('kms:Decrypt', KEYS, when('ForAnyValue:StringLike', 'kms:ResourceAliases', 'alias/*')),
    ],
    [
      'the keys without another alias',
      allow('kms:Decrypt', KEYS, when('ForAllValues:StringEquals', 'kms:ResourceAliases', 'alias/shop')),
    ],
    [
      'every key of all accounts',
      allow('kms:Decrypt', '*', when('ForAnyValue:StringEquals', 'kms:ResourceAliases', 'alias/shop')),
    ],
  ])('calls a new wildcard for %s a danger', (_what, statement) => {
    expect(explain(policyChange([], [statement]))[0]).toMatchObject({
      id: 'iam-widen:api/shop',
      severity: 'danger',
    })
    expect(explain(policyChange(null, [statement]))[0]).toMatchObject({
      id: 'iam-grant:api/shop',
      severity: 'danger',
    })
  })

  it.each([
    ['the streams of a table', allow('dynamodb:GetRecords', `${TABLE}/stream/*`)],
    ['logs', allow(['logs:PutLogEvents'], 'arn:aws:logs:eu-west-1:123456789012:log-group:/shop:*')],
    ['an action that takes no resource', allow('dynamodb:ListStreams', '*')],
    [
      'a key that is named by its alias',
      allow('kms:Decrypt', KEYS, when('ForAnyValue:StringEquals', 'kms:ResourceAliases', 'alias/shop')),
    ],
  ])('does not take the wildcard in %s for a danger', (_what, statement) => {
    expect(explain(policyChange([], [statement]))[0]).toMatchObject({ severity: 'careful' })
  })

  it('calls a pattern that takes in the former one a lost condition', () => {
    const keys = (value: string) =>
      allow('dynamodb:Query', TABLE, when('ForAllValues:StringLike', 'dynamodb:LeadingKeys', value))
    expect(explain(policyChange([keys('TENANT#a#*')], [keys('TENANT#*')]))[0]).toMatchObject({
      severity: 'danger',
    })
    expect(explain(policyChange([keys('TENANT#a#*')], [keys('TENANT#b#*')]))[0]).toMatchObject({
      severity: 'careful',
    })
  })

  it('calls the end of a denial a danger, and a new one narrower', () => {
    const deny = { Effect: 'Deny', Action: 'dynamodb:DeleteTable', Resource: TABLE }
    expect(explain(policyChange([deny], []))[0]).toMatchObject({
      id: 'iam-widen:api/shop',
      severity: 'danger',
    })
    expect(explain(policyChange([], [deny]))[0]).toMatchObject({
      id: 'iam-narrow:api/shop',
      severity: 'careful',
    })
  })

  it('says of a document that it cannot read that it cannot', () => {
    const odd = resourceChange(
      'aws_iam_policy',
      { name: 'p', policy: '{}' },
      { name: 'p', policy: 'no JSON' },
    )
    expect(explain(odd)[0]).toMatchObject({ id: 'iam-unreadable:p', severity: 'careful' })
  })
})

describe('roles and keys', () => {
  const role = (statement: object) => ({
    name: 'api',
    assume_role_policy: JSON.stringify({
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', ...statement },
    }),
  })

  it('calls a role that anybody can take a danger', () => {
    const lambda = role({ Principal: { Service: 'lambda.amazonaws.com' } })
    const change = resourceChange('aws_iam_role', lambda, role({ Principal: { AWS: '*' } }))
    expect(explain(change)[0]).toMatchObject({ id: 'trust-widen:api', severity: 'danger' })
    expect(explain(change)[0]?.detail).toContain('sts:AssumeRole for anybody (*)')
  })

  it('calls a trust policy that lost its condition a danger', () => {
    const github = {
      Principal: { Federated: 'arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com' },
    }
    const bound = role({
      ...github,
      ...when('StringEquals', 'token.actions.githubusercontent.com:sub', 'repo:shop/shop'),
    })
    const [finding] = explain(resourceChange('aws_iam_role', bound, role(github)))
    expect(finding).toMatchObject({ id: 'trust-widen:api', severity: 'danger' })
  })

  it('knows the managed policies that reach every table', () => {
    const attach = (policy: string) =>
      resourceChange('aws_iam_role_policy_attachment', null, {
        role: 'api',
        policy_arn: `arn:aws:iam::aws:policy/${policy}`,
      })
    expect(explain(attach('AdministratorAccess'))[0]?.severity).toBe('danger')
    expect(explain(attach('service-role/AWSLambdaBasicExecutionRole'))[0]?.severity).toBe('info')
  })

  it('calls a deleted or disabled key of KMS a danger', () => {
    const key = { arn: 'arn:aws:kms:eu-west-1:1:key/k', is_enabled: true }
    expect(explain(resourceChange('aws_kms_key', key, null))[0]?.title).toContain('is deleted')
    expect(explain(resourceChange('aws_kms_key', key, { ...key, is_enabled: false }))[0]?.title).toContain(
      'is disabled',
    )
  })
})
