import { describe, expect, it } from 'vitest'
import { AwsProvider, KmsKey } from '../adapter.js'
import { accounts, places, plain, readings, shop } from '../testing/designs.js'
import { problemsOf, untypedTable } from '../testing/refusal.js'
import { awsStack, synth, synthesized } from '../testing/synth.js'
import { DesignTable } from './design-table.js'

const OWNED = { key: 'aws-owned' } as const
const IRISH_KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const scaled = { min: 5, max: 50 }
const provisioned = { billing: 'provisioned', read: scaled, write: scaled } as const

describe('replicas of an on-demand table', () => {
  it('are protected as the table is', () => {
    const { resource, terraform } = synth((stack) => {
      new DesignTable(stack, 'shop', {
        design: shop,
        tableName: 'dev-shop',
        replicas: { regions: { 'eu-west-1': { keyArn: IRISH_KEY } } },
      })
    })

    expect(resource.aws_dynamodb_table?.shop?.replica).toEqual([
      {
        region_name: 'eu-west-1',
        kms_key_arn: IRISH_KEY,
        point_in_time_recovery: true,
        deletion_protection_enabled: true,
        propagate_tags: true,
      },
    ])
    expect(terraform.required_providers.aws.version).toBe('>= 6.9.0, < 7.0.0')
  })

  it('have the key of the same run, whose ARN is known when it is made', () => {
    const stack = awsStack()
    const keyArn = new KmsKey(stack, 'irish', {}).arn
    untypedTable({ replicas: { regions: { 'eu-west-1': { keyArn } } } }, stack)

    expect(synthesized(stack).resource.aws_dynamodb_table?.shop?.replica[0]).toMatchObject({
      kms_key_arn: '${aws_kms_key.irish.arn}',
    })
  })

  it('do with an older provider when they go without deletion protection', () => {
    const stack = awsStack({ providerConstraint: '= 5.100.0' })
    untypedTable(
      { encryption: OWNED, replicas: { regions: { 'eu-west-1': { deletionProtection: false } } } },
      stack,
    )
    const { resource, terraform } = synthesized(stack)

    expect(resource.aws_dynamodb_table?.shop?.replica[0]).not.toHaveProperty('deletion_protection_enabled')
    expect(terraform.required_providers.aws.version).toBe('= 5.100.0')
  })

  it.each([
    ['eu-central-1', "the replica in eu-central-1 is in the table's home region; name other regions only."],
    ['Dublin', "'Dublin' is not a region such as eu-central-1."],
  ])('are not in %s', (region, problem) => {
    expect(problemsOf({ encryption: OWNED, replicas: { regions: { [region]: {} } } })).toEqual([problem])
  })

  it('need a region, and a stream with both images', () => {
    expect(problemsOf({ design: plain, encryption: OWNED, replicas: { regions: {} } })).toEqual([
      'replicas name no region.',
      "replicas need the stream 'new-and-old-images'; set stream in defineTable.",
    ])
  })

  it('have keys of the kind that the table has', () => {
    expect(problemsOf({ replicas: { regions: { 'eu-west-1': {} } } })).toEqual([
      "the replica in eu-west-1 needs a customer key of that region (keyArn), as the table has one; or set encryption to { key: 'aws-owned' }.",
    ])
    expect(
      problemsOf({ encryption: OWNED, replicas: { regions: { 'eu-west-1': { keyArn: IRISH_KEY } } } }),
    ).toEqual([
      'the replica in eu-west-1 has a customer key and the table has a key of AWS; they need keys of one kind.',
    ])
    expect(problemsOf({ replicas: { regions: { 'eu-west-3': { keyArn: IRISH_KEY } } } })).toEqual([
      `the key of the replica in eu-west-3 '${IRISH_KEY}' is in eu-west-1; it must be in eu-west-3.`,
    ])
  })
})

describe('replicas of a provisioned table', () => {
  it('are made after autoscaling, by the provider of their region', () => {
    const { resource } = synth((stack) => {
      const provider = new AwsProvider(stack, 'aws-ireland', { region: 'eu-west-1', alias: 'ireland' })
      new DesignTable(stack, 'shop', {
        design: shop,
        tableName: 'dev-shop',
        capacity: provisioned,
        encryption: OWNED,
        replicas: { regions: { 'eu-west-1': { provider } } },
      })
    })

    const policies = ['read', 'write', 'gsi1_read', 'gsi1_write']
    expect(resource.aws_dynamodb_table_replica?.['shop_eu-west-1']).toEqual({
      provider: 'aws.ireland',
      global_table_arn: '${aws_dynamodb_table.shop.arn}',
      point_in_time_recovery: true,
      deletion_protection_enabled: true,
      depends_on: policies.map((name) => `aws_appautoscaling_policy.shop_${name}`),
    })
    expect(resource.aws_dynamodb_table?.shop?.lifecycle.ignore_changes).toContain('replica')
    expect(resource.aws_dynamodb_table?.shop).not.toHaveProperty('replica')
  })

  it('need a provider, and writes autoscaled, also those of indexes', () => {
    const indexes = { gsi1: { read: scaled, write: 5 } }
    const replicas = { regions: { 'eu-west-1': {} } }

    expect(
      problemsOf({ encryption: OWNED, capacity: { ...provisioned, write: 5, indexes }, replicas }),
    ).toEqual([
      'replicas of a provisioned table need its writes autoscaled; give write a { min, max }.',
      "index 'gsi1': replicas of a provisioned table need its writes autoscaled; give write a { min, max }.",
      'the replica in eu-west-1 of a provisioned table needs the AWS provider of its region (provider).',
    ])
  })
})

describe('strong consistency', () => {
  const two = { 'eu-west-1': {}, 'eu-west-3': {} }

  it('is of three regions, one of which may be a witness', () => {
    const { resource, terraform } = synth((stack) => {
      new DesignTable(stack, 'places', {
        design: { ...places, table: { ...places.table, indexes: {} }, entities: {} },
        tableName: 'places',
        encryption: OWNED,
        replicas: {
          consistency: 'strong',
          regions: { 'eu-west-1': { deletionProtection: false } },
          witness: 'eu-west-3',
        },
      })
    })

    expect(resource.aws_dynamodb_table?.places).toMatchObject({
      replica: [{ region_name: 'eu-west-1', consistency_mode: 'STRONG' }],
      global_table_witness: { region_name: 'eu-west-3' },
    })
    expect(terraform.required_providers.aws.version).toBe('>= 6.22.0, < 7.0.0')
  })

  it('counts its regions, and keeps replica and witness apart', () => {
    const replicas = { consistency: 'strong', regions: { 'eu-west-1': {} } }

    expect(problemsOf({ design: plain, encryption: OWNED, replicas })).toEqual([
      'strong consistency takes 3 regions, home and witness included; there are 2.',
    ])
    expect(
      problemsOf({ design: plain, encryption: OWNED, replicas: { ...replicas, witness: 'eu-west-1' } }),
    ).toEqual(['eu-west-1 is both replica and witness; it can be one of them.'])
    expect(
      problemsOf({ design: plain, encryption: OWNED, replicas: { ...replicas, witness: 'eu-central-1' } }),
    ).toEqual(["the replica in eu-central-1 is in the table's home region; name other regions only."])
  })

  it('does not go with time to live, local indexes, transactions or provisioned capacity', () => {
    const replicas = { consistency: 'strong', regions: two }
    expect(problemsOf({ encryption: OWNED, replicas })).toEqual([
      'strong consistency does not go with time to live.',
    ])
    expect(problemsOf({ design: readings, encryption: OWNED, replicas })).toEqual([
      "strong consistency does not go with local indexes such as 'byValue'.",
    ])
    expect(problemsOf({ design: accounts, encryption: OWNED, replicas })).toEqual([
      "strong consistency does not go with transactions, and entity 'account' is written in them (unique).",
    ])
    expect(problemsOf({ design: plain, encryption: OWNED, capacity: provisioned, replicas })).toContain(
      'strong consistency of a provisioned table cannot be written in Terraform; make it on-demand.',
    )
  })
})
