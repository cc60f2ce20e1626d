import { UnconfinableGrantError, UnknownGrantError } from '@keyprint/iam'
import { describe, expect, it } from 'vitest'
import { IamRole, type TerraformStack } from '../adapter.js'
import { DuplicateLogicalIdError } from '../errors/duplicate-logical-id-error.js'
import { InvalidOptionsError } from '../errors/invalid-options-error.js'
import { DesignTable } from '../table/design-table.js'
import type { Encryption } from '../table/encryption.js'
import { shop } from '../testing/designs.js'
import { awsStack, synth, synthesized } from '../testing/synth.js'
import { grant } from './grant.js'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/dev-shop'
const OWNED = { key: 'aws-owned' } as const

const tableIn = (stack: TerraformStack, encryption: Encryption = OWNED) =>
  new DesignTable(stack, 'shop', { design: shop, tableName: 'dev-shop', encryption })
const roleIn = (stack: TerraformStack) => new IamRole(stack, 'api', { name: 'api', assumeRolePolicy: '{}' })

const statementsOf = (policy: string) =>
  JSON.parse(policy).Statement as { Sid: string; Action: string[]; Resource: string[]; Condition?: object }[]

describe('a grant', () => {
  it('is an inline policy with exact actions and literal ARNs', () => {
    const { resource, output } = synth((stack) => {
      grant(roleIn(stack), tableIn(stack), ['order.create', 'ordersByStatus'])
    })

    const policy = resource.aws_iam_role_policy?.api_shop
    expect(policy).toMatchObject({ name: 'shop', role: '${aws_iam_role.api.name}' })
    expect(statementsOf(policy?.policy)).toMatchObject([
      { Action: ['dynamodb:PutItem'], Resource: [TABLE] },
      { Action: ['dynamodb:Query'], Resource: [`${TABLE}/index/gsi1`] },
    ])
    expect(policy?.policy).not.toContain('${')
    expect(output.api_role_arn).toEqual({ value: '${aws_iam_role.api.arn}' })
  })

  it('holds what is needed of a key that was given', () => {
    const { resource } = synth((stack) => {
      grant(roleIn(stack), tableIn(stack, { key: 'given', keyArn: KEY }), ['order.get'])
    })

    expect(Object.keys(resource.aws_iam_role_policy ?? {})).toEqual(['api_shop'])
    expect(statementsOf(resource.aws_iam_role_policy?.api_shop?.policy).at(-1)).toMatchObject({
      Sid: 'Key',
      Resource: [KEY],
    })
  })

  it('names the own key of a table by its alias, as its ARN comes from AWS', () => {
    const { resource } = synth((stack) => {
      grant(roleIn(stack), tableIn(stack, { key: 'own' }), ['order.get'])
    })

    const { policy } = resource.aws_iam_role_policy?.api_shop ?? {}
    expect(policy).not.toContain('${')
    expect(statementsOf(policy).at(-1)).toMatchObject({
      Sid: 'Key',
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Resource: ['arn:aws:kms:eu-central-1:111122223333:key/*'],
      Condition: {
        StringEquals: { 'kms:ViaService': 'dynamodb.eu-central-1.amazonaws.com' },
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/dev-shop' },
      },
    })
    expect(resource.aws_kms_alias?.shop?.name).toBe('alias/dev-shop')
  })

  it('is confined to a tenant, by a variable that terraform leaves to IAM', () => {
    const { resource } = synth((stack) => {
      grant(roleIn(stack), tableIn(stack), ['order.get', 'ordersOfCustomer'], {
        leadingKeys: { tenantId: '${aws:PrincipalTag/tenant}' },
      })
    })

    const { policy } = resource.aws_iam_role_policy?.api_shop ?? {}
    expect(policy).toContain('TENANT#$${aws:PrincipalTag/tenant}#CUSTOMER#*')
    expect(policy?.replaceAll('$${', '')).not.toContain('${')
  })

  it('can be for a role that exists', () => {
    const { resource, output } = synth((stack) => {
      grant({ roleName: 'legacy.api' }, tableIn(stack), ['health'])
    })

    expect(resource.aws_iam_role_policy?.legacy_api_shop).toMatchObject({ role: 'legacy.api' })
    expect(output).not.toHaveProperty('legacy.api_role_arn')
  })

  it('tells several of one role apart by name', () => {
    const stack = awsStack()
    const [role, table] = [roleIn(stack), tableIn(stack)]
    grant(role, table, ['order.get'])

    expect(() => grant(role, table, ['order.create'])).toThrow(
      new DuplicateLogicalIdError('aws_iam_role_policy.api_shop', [
        'test/shop/grant-api_shop',
        'another grant',
      ]),
    )
    grant(role, table, ['order.create'], { name: 'writes' })
    expect(Object.keys(synthesized(stack).resource.aws_iam_role_policy ?? {})).toEqual([
      'api_shop',
      'api_writes',
    ])
  })

  it('refuses what the design does not have, and what cannot be confined', () => {
    const stack = awsStack()
    const [role, table] = [roleIn(stack), tableIn(stack)]

    // @ts-expect-error: no such entity
    expect(() => grant(role, table, ['invoice.create'])).toThrow(UnknownGrantError)
    const leadingKeys = { tenantId: 'acme' }
    expect(() => grant(role, table, ['ordersByStatus'], { leadingKeys })).toThrow(UnconfinableGrantError)
  })

  it('refuses policies that are longer together than IAM takes', () => {
    const stack = awsStack()
    const [role, table] = [roleIn(stack), tableIn(stack)]
    const grantMany = () => {
      for (let i = 0; i < 100; i++)
        grant(role, table, ['order.create', 'ordersByStatus'], { name: `grant-${i}` })
    }

    expect(grantMany).toThrow(InvalidOptionsError)
  })
})
