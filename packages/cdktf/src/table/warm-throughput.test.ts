import { describe, expect, it } from 'vitest'
import { problemsOf, untypedTable } from '../testing/refusal.js'
import { awsStack, synthesized } from '../testing/synth.js'

describe('warm throughput', () => {
  it('is of the table and of indexes, and raises the provider', () => {
    const stack = awsStack()
    untypedTable(
      { warmThroughput: { readUnits: 20_000, writeUnits: 8000, indexes: { gsi1: { readUnits: 15_000 } } } },
      stack,
    )
    const { resource, terraform } = synthesized(stack)

    expect(resource.aws_dynamodb_table?.shop).toMatchObject({
      warm_throughput: { read_units_per_second: 20_000, write_units_per_second: 8000 },
      global_secondary_index: [{ name: 'gsi1', warm_throughput: { read_units_per_second: 15_000 } }],
    })
    expect(terraform.required_providers.aws.version).toBe('>= 6.13.0, < 7.0.0')
  })

  it('can be of an index alone', () => {
    const stack = awsStack()
    untypedTable({ warmThroughput: { indexes: { gsi1: { writeUnits: 15_000 } } } }, stack)

    expect(synthesized(stack).resource.aws_dynamodb_table?.shop).not.toHaveProperty('warm_throughput')
  })

  it('refuses units that are none, and indexes that there are not', () => {
    expect(
      problemsOf({ warmThroughput: { readUnits: 1.5, indexes: { gsi1: {}, gsi9: { readUnits: 1 } } } }),
    ).toEqual([
      "warm throughput is named for index 'gsi9', which the design does not have.",
      'warm throughput, readUnits must be a whole number 1 or more, not 1.5.',
      "index 'gsi1': warm throughput names no units.",
    ])
  })

  it('refuses to be empty', () => {
    expect(problemsOf({ warmThroughput: {} })).toEqual(['warm throughput names no units.'])
  })
})
