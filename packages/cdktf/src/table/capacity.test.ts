import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { readings, shop } from '../testing/designs.js'
import { problemsOf, untypedTable } from '../testing/refusal.js'
import { awsStack, synth, synthesized } from '../testing/synth.js'
import { DesignTable } from './design-table.js'
import { warnings } from './warnings.js'

describe('on-demand capacity', () => {
  it('has maxima of the table and of indexes', () => {
    const { resource } = synth((stack) => {
      new DesignTable(stack, 'shop', {
        design: shop,
        tableName: 'dev-shop',
        capacity: { billing: 'on-demand', maxReadUnits: 1000, indexes: { gsi1: { maxWriteUnits: 50 } } },
      })
    })

    expect(resource.aws_dynamodb_table?.shop).toMatchObject({
      billing_mode: 'PAY_PER_REQUEST',
      on_demand_throughput: { max_read_request_units: 1000 },
      global_secondary_index: [{ name: 'gsi1', on_demand_throughput: { max_write_request_units: 50 } }],
    })
  })

  it('refuses provisioned capacity, of the table and of an index', () => {
    const capacity = { billing: 'on-demand', read: 5, indexes: { gsi1: { read: 5, write: 5 } } }
    const sentence =
      "provisioned capacity (read, write) on an on-demand table; leave it out, or set billing to 'provisioned'."

    expect(problemsOf({ capacity })).toEqual([sentence, `index 'gsi1': ${sentence}`])
  })

  it('names the table in what it refuses', () => {
    expect(() => untypedTable({ capacity: { billing: 'on-demand', maxReadUnits: 0 } })).toThrow(
      "Table 'dev-shop': maxReadUnits must be a whole number 1 or more, not 0.",
    )
  })
})

describe('provisioned capacity', () => {
  const scaled = { min: 5, max: 50 }

  it('is fixed where it is a number, with a warning', () => {
    const capacity = { billing: 'provisioned', read: 5, write: 6 } as const
    const stack = awsStack()
    untypedTable({ capacity }, stack)
    const { resource } = synthesized(stack)

    expect(resource.aws_dynamodb_table?.shop).toMatchObject({
      billing_mode: 'PROVISIONED',
      read_capacity: 5,
      write_capacity: 6,
      global_secondary_index: [{ name: 'gsi1', read_capacity: 5, write_capacity: 6 }],
      lifecycle: { prevent_destroy: false },
    })
    expect(resource).not.toHaveProperty('aws_appautoscaling_target')
    expect(warnings({ design: shop, tableName: 'dev-shop', capacity })).toEqual([
      "Table 'dev-shop': fixed capacity throttles what goes above it; give read and write a { min, max } to autoscale.",
      "Table 'dev-shop': index 'gsi1': fixed capacity throttles what goes above it; give read and write a { min, max } to autoscale.",
    ])
  })

  it('is autoscaled between minimum and maximum, and left to autoscaling then', () => {
    const stack = awsStack()
    untypedTable(
      { capacity: { billing: 'provisioned', read: scaled, write: { ...scaled, targetUtilization: 60 } } },
      stack,
    )
    const { resource } = synthesized(stack)

    expect(resource.aws_dynamodb_table?.shop).toMatchObject({
      read_capacity: 5,
      lifecycle: { ignore_changes: ['read_capacity', 'write_capacity'] },
    })
    expect(resource.aws_appautoscaling_target?.shop_read).toEqual({
      service_namespace: 'dynamodb',
      resource_id: 'table/${aws_dynamodb_table.shop.name}',
      scalable_dimension: 'dynamodb:table:ReadCapacityUnits',
      min_capacity: 5,
      max_capacity: 50,
    })
    expect(
      resource.aws_appautoscaling_policy?.shop_write?.target_tracking_scaling_policy_configuration,
    ).toEqual({
      predefined_metric_specification: { predefined_metric_type: 'DynamoDBWriteCapacityUtilization' },
      target_value: 60,
    })
  })

  it('autoscales indexes with their own capacity, else as the table', () => {
    const stack = awsStack()
    const indexes = { gsi1: { read: { min: 1, max: 10 }, write: 3 } }
    untypedTable({ capacity: { billing: 'provisioned', read: scaled, write: scaled, indexes } }, stack)
    const { resource } = synthesized(stack)

    expect(resource.aws_dynamodb_table?.shop?.global_secondary_index).toMatchObject([
      { read_capacity: 1, write_capacity: 3 },
    ])
    expect(Object.keys(resource.aws_appautoscaling_target ?? {}).sort()).toEqual([
      'shop_gsi1_read',
      'shop_read',
      'shop_write',
    ])
    expect(resource.aws_appautoscaling_target?.shop_gsi1_read).toMatchObject({
      resource_id: 'table/${aws_dynamodb_table.shop.name}/index/gsi1',
      scalable_dimension: 'dynamodb:index:ReadCapacityUnits',
      max_capacity: 10,
    })
  })

  it('autoscales an index that is called table beside the table', () => {
    const table = defineTable('plain', {
      partitionKey: 'id',
      indexes: { table: { partitionKey: 'kind' } },
    })
    const thing = defineEntity(table, 'thing', { attributes: { id: string() }, key: { partition: '{id}' } })
    const design = defineDesign({ table, entities: { thing } })
    const stack = awsStack()
    untypedTable({ design, capacity: { billing: 'provisioned', read: scaled, write: 3 } }, stack)

    expect(Object.keys(synthesized(stack).resource.aws_appautoscaling_target ?? {}).sort()).toEqual([
      'plain_read',
      'plain_table_read',
    ])
  })

  it('warns that an apply sets autoscaled indexes back', () => {
    const capacity = { billing: 'provisioned', read: scaled, write: scaled } as const
    expect(warnings({ design: shop, tableName: 'dev-shop', capacity })).toEqual([
      expect.stringContaining("index 'gsi1': an apply sets its capacity back to the minimum"),
    ])
  })

  it.each([
    [{ read: 0, write: 1 }, 'read capacity must be a whole number 1 or more, not 0.'],
    [{ read: 1 }, 'write capacity must be a whole number 1 or more, not undefined.'],
    [{ read: 1, write: { min: 9, max: 5 } }, 'the minimum of write capacity, 9, is above its maximum, 5.'],
    [
      { read: 1, write: { ...scaled, targetUtilization: 95 } },
      'the target utilization of write capacity must be a whole number from 20 to 90, not 95.',
    ],
    [
      { read: 1, write: { ...scaled, scaleInCooldown: -1 } },
      'a cooldown of write capacity must be a whole number 0 or more, not -1.',
    ],
    [
      { read: 1, write: 1, maxReadUnits: 5 },
      "on-demand maxima (maxReadUnits, maxWriteUnits) on a provisioned table; set the maximum of 'read' and 'write'.",
    ],
    [
      { read: 1, write: 1, indexes: { gsi9: { read: 1, write: 1 } } },
      "capacity is named for index 'gsi9', which the design does not have.",
    ],
  ])('refuses %j', (limits, problem) => {
    expect(problemsOf({ capacity: { billing: 'provisioned', ...limits } })).toEqual([problem])
  })

  it('refuses capacity of a local index', () => {
    const capacity = { billing: 'on-demand', indexes: { byValue: { maxReadUnits: 5 } } }
    expect(problemsOf({ design: readings, capacity })).toEqual([
      "capacity is named for index 'byValue', which is local and shares what the table has.",
    ])
  })

  it('refuses another billing', () => {
    expect(problemsOf({ capacity: { billing: 'free' } })).toEqual([
      "the billing 'free' is neither 'on-demand' nor 'provisioned'.",
    ])
  })
})
