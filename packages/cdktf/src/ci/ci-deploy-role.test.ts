import { describe, expect, it } from 'vitest'
import { InvalidOptionsError } from '../errors/invalid-options-error.js'
import { awsStack, synth } from '../testing/synth.js'
import { ciDeployRole } from './ci-deploy-role.js'
import type { CiDeployRoleOptions } from './ci-deploy-role-options.js'

const options = { repository: 'acme/shop', roleName: 'deploy', managedPolicies: ['ReadOnlyAccess'] }
const withRole = (more: object) =>
  synth((stack) => {
    ciDeployRole(stack, 'deploy', { ...options, ...more } as unknown as CiDeployRoleOptions)
  })
const trustOf = (more: object) =>
  JSON.parse(withRole(more).resource.aws_iam_role?.deploy?.assume_role_policy).Statement

describe('the deploy role of CI', () => {
  it('trusts one branch of one repository', () => {
    expect(trustOf({ branch: 'main' })).toEqual([
      {
        Effect: 'Allow',
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': 'repo:acme/shop:ref:refs/heads/main',
          },
        },
      },
    ])
  })

  it('trusts one environment', () => {
    expect(trustOf({ environment: 'eu:production' })[0].Condition.StringEquals).toMatchObject({
      'token.actions.githubusercontent.com:sub': 'repo:acme/shop:environment:eu%3Aproduction',
    })
  })

  it('comes with GitHub as OIDC provider, unless the account has it', () => {
    expect(withRole({ branch: 'main' }).resource.aws_iam_openid_connect_provider).toEqual({
      github: { url: 'https://token.actions.githubusercontent.com', client_id_list: ['sts.amazonaws.com'] },
    })
    expect(withRole({ branch: 'main', oidcProvider: 'existing' }).resource).not.toHaveProperty(
      'aws_iam_openid_connect_provider',
    )
  })

  it('has policies, a session length, a boundary and its ARN as output', () => {
    const statement = { Sid: 'Look', Effect: 'Allow', Action: ['dynamodb:DescribeTable'], Resource: ['*'] }
    const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary'
    const { resource, output } = withRole({
      branch: 'main',
      statements: [statement],
      maxSessionSeconds: 7200,
      permissionsBoundary,
    })

    expect(resource.aws_iam_role?.deploy).toMatchObject({
      name: 'deploy',
      max_session_duration: 7200,
      permissions_boundary: permissionsBoundary,
    })
    expect(JSON.parse(resource.aws_iam_role_policy?.deploy?.policy).Statement).toEqual([statement])
    expect(resource.aws_iam_role_policy_attachment?.deploy_ReadOnlyAccess?.policy_arn).toBe(
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    )
    expect(output.deploy_role_arn).toEqual({ value: '${aws_iam_role.deploy.arn}' })
  })

  it.each([
    [
      { branch: '*' },
      "Deploy role 'deploy': '*' is no name of one branch or environment: patterns are not matched.",
    ],
    [
      { branch: 'main', environment: 'production' },
      "Deploy role 'deploy': name either a branch or an environment.",
    ],
    [{}, "Deploy role 'deploy': name either a branch or an environment."],
    [
      { branch: 'main', repository: 'acme/*' },
      "Deploy role 'deploy': 'acme/*' is not a repository such as owner/name.",
    ],
    [{ branch: 'main', roleName: '' }, "Deploy role 'deploy': '' is not the name of a role."],
    [
      { branch: 'main', managedPolicies: [] },
      "Deploy role 'deploy': it may do nothing; give it statements or managedPolicies.",
    ],
    [
      { branch: 'main', maxSessionSeconds: 60 },
      "Deploy role 'deploy': maxSessionSeconds must be a whole number from 3600 to 43200, not 60.",
    ],
  ])('is refused: %j', (more, message) => {
    const make = () =>
      ciDeployRole(awsStack(), 'deploy', { ...options, ...more } as unknown as CiDeployRoleOptions)
    expect(make).toThrow(new InvalidOptionsError([message]))
  })
})
