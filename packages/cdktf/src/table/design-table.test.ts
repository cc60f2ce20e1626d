import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { Construct } from '../adapter.js'
import { DuplicateLogicalIdError } from '../errors/duplicate-logical-id-error.js'
import { places, plain, readings, shop } from '../testing/designs.js'
import { awsStack, synth } from '../testing/synth.js'
import { DesignTable } from './design-table.js'

describe('the table of a design', () => {
  it('is safe by default', () => {
    const { resource, output, terraform } = synth((stack) => {
      new DesignTable(stack, 'shop', { design: shop, tableName: 'dev-shop' })
    })

    expect({ resource, output, required_providers: terraform.required_providers }).toMatchSnapshot()
  })

  it('has attribute blocks for exactly the key attributes, each once', () => {
    const { resource } = synth((stack) => {
      new DesignTable(stack, 'readings', { design: readings, tableName: 'readings' })
    })

    expect(resource.aws_dynamodb_table?.readings).toMatchObject({
      hash_key: 'sensor',
      range_key: 'at',
      attribute: [
        { name: 'sensor', type: 'S' },
        { name: 'at', type: 'N' },
        { name: 'site', type: 'S' },
        { name: 'value', type: 'N' },
      ],
    })
  })

  it('has local indexes, and projections with the attributes that they include', () => {
    const { resource } = synth((stack) => {
      new DesignTable(stack, 'readings', { design: readings, tableName: 'readings' })
    })

    const table = resource.aws_dynamodb_table?.readings
    expect(table?.local_secondary_index).toEqual([
      { name: 'byValue', projection_type: 'KEYS_ONLY', range_key: 'value' },
    ])
    expect(table?.global_secondary_index).toEqual([
      {
        name: 'bySite',
        hash_key: 'site',
        range_key: 'at',
        projection_type: 'INCLUDE',
        non_key_attributes: ['note', 'unit'],
      },
    ])
  })

  it('of a partition key has no index, stream or time to live', () => {
    const { resource } = synth((stack) => {
      new DesignTable(stack, 'plain', { design: plain, tableName: 'plain', encryption: { key: 'aws-owned' } })
    })

    expect(resource).toEqual({
      aws_dynamodb_table: {
        plain: {
          name: 'plain',
          attribute: [{ name: 'id', type: 'S' }],
          hash_key: 'id',
          billing_mode: 'PAY_PER_REQUEST',
          deletion_protection_enabled: true,
          lifecycle: { prevent_destroy: false },
          point_in_time_recovery: { enabled: true, recovery_period_in_days: 35 },
          server_side_encryption: { enabled: false },
        },
      },
    })
  })

  it('has names that Terraform would read as expressions, literally', () => {
    const odd = defineTable('odd', {
      partitionKey: 'a${b',
      sortKey: 'c%{d}',
      indexes: {
        byOther: { partitionKey: 'e${f}', projection: ['g${h}'] },
        byLocal: { type: 'local', sortKey: 'i${j}' },
      },
      timeToLive: 'k${l}',
    })
    const key = { partition: 'THING#{id}', sort: 'THING' } as const
    const thing = defineEntity(odd, 'thing', { attributes: { id: string() }, key })
    const { resource } = synth((stack) => {
      const design = defineDesign({ table: odd, entities: { thing } })
      new DesignTable(stack, 'odd', { design, tableName: 'odd' })
    })

    expect(resource.aws_dynamodb_table?.odd).toMatchObject({
      hash_key: 'a$${b',
      range_key: 'c%%{d}',
      attribute: [{ name: 'a$${b' }, { name: 'c%%{d}' }, { name: 'i$${j}' }, { name: 'e$${f}' }],
      global_secondary_index: [{ hash_key: 'e$${f}', non_key_attributes: ['g$${h}'] }],
      local_secondary_index: [{ range_key: 'i$${j}' }],
      ttl: { attribute_name: 'k$${l}' },
    })
  })

  it('writes multi-attribute keys past the bindings, and raises the provider', () => {
    const { resource, terraform } = synth((stack) => {
      new DesignTable(stack, 'places', { design: places, tableName: 'places' })
    })

    expect(resource.aws_dynamodb_table?.places?.global_secondary_index).toEqual([
      { name: 'byName', hash_key: 'name', projection_type: 'ALL' },
      {
        name: 'byPlace',
        projection_type: 'ALL',
        key_schema: [
          { attribute_name: 'country', key_type: 'HASH' },
          { attribute_name: 'city', key_type: 'HASH' },
          { attribute_name: 'street', key_type: 'RANGE' },
          { attribute_name: 'house', key_type: 'RANGE' },
        ],
      },
    ])
    expect(terraform.required_providers.aws.version).toBe('>= 6.37.0, < 7.0.0')
  })

  it('keeps its address when code is moved and renamed', () => {
    const addresses = (path: readonly string[]) => {
      const { resource } = synth((stack) => {
        const [id = '', ...rooms] = path
        const scope = rooms.reduce<Construct>((room, name) => new Construct(room, name), stack)
        new DesignTable(scope, id, {
          design: shop,
          tableName: 'dev-shop',
          backup: { rules: { daily: { schedule: 'cron(0 3 * * ? *)', deleteAfterDays: 35 } } },
        })
      })
      return Object.entries(resource).flatMap(([type, ids]) => Object.keys(ids).map((id) => `${type}.${id}`))
    }

    expect(addresses(['renamed', 'services', 'storage'])).toEqual(addresses(['shop']))
    expect(addresses(['shop'])).toEqual(
      expect.arrayContaining(['aws_dynamodb_table.shop', 'aws_kms_key.shop', 'aws_backup_vault.shop']),
    )
  })

  it('refuses an address that is taken, and takes another', () => {
    const stack = awsStack()
    new DesignTable(stack, 'one', { design: plain, tableName: 'one' })

    expect(() => new DesignTable(stack, 'two', { design: plain, tableName: 'two' })).toThrow(
      new DuplicateLogicalIdError('aws_kms_key.plain', ['test/one/key', 'test/two/key']),
    )
    new DesignTable(stack, 'three', { design: plain, tableName: 'three', logicalId: 'third' })
  })

  it('refuses the name of another table of the stack', () => {
    const stack = awsStack()
    new DesignTable(stack, 'one', { design: plain, tableName: 'dev-plain' })

    expect(
      () => new DesignTable(stack, 'two', { design: plain, tableName: 'dev-plain', logicalId: 'two' }),
    ).toThrow(
      'test/two and test/one are both the table arn:aws:dynamodb:eu-central-1:111122223333:table/dev-plain; give one of them another tableName.',
    )
    new DesignTable(stack, 'three', {
      design: plain,
      tableName: 'dev-plain',
      logicalId: 'three',
      region: 'eu-west-1',
    })
  })

  it('has an address that Terraform takes, whatever the design calls it', () => {
    const { resource } = synth((stack) => {
      new DesignTable(stack, 'shop', { design: plain, tableName: 'dev-shop', logicalId: '1. shop' })
    })

    expect(Object.keys(resource.aws_dynamodb_table ?? {})).toEqual(['_1__shop'])
  })

  it('leaves warnings as annotations', () => {
    const capacity = { billing: 'provisioned', read: 5, write: 5 } as const
    const table = new DesignTable(awsStack(), 'plain', { design: plain, tableName: 'plain', capacity })

    expect(table.node.metadata).toMatchObject([
      { type: '@cdktf/warn', data: expect.stringContaining("Table 'plain': fixed capacity throttles") },
    ])
  })

  it('tells its name, ARNs and the fingerprint of its design', () => {
    const { output } = synth((stack) => {
      const table = new DesignTable(stack, 'shop', { design: shop, tableName: 'dev-shop' })
      expect(table.tableArn).toBe('arn:aws:dynamodb:eu-central-1:111122223333:table/dev-shop')
      expect(table.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    })

    expect(output).toMatchObject({
      shop_table_name: { value: '${aws_dynamodb_table.shop.name}' },
      shop_table_arn: { value: '${aws_dynamodb_table.shop.arn}' },
      shop_stream_arn: { value: '${aws_dynamodb_table.shop.stream_arn}' },
      shop_design_fingerprint: { value: expect.stringMatching(/^[0-9a-f]{16}$/) },
    })
  })

  it('has no stream output without a stream', () => {
    const { output } = synth((stack) => {
      new DesignTable(stack, 'plain', { design: plain, tableName: 'plain' })
    })

    expect(Object.keys(output)).toEqual(['plain_design_fingerprint', 'plain_table_arn', 'plain_table_name'])
  })
})
