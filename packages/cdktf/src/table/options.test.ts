import { describe, expect, it } from 'vitest'
import { plain, readings } from '../testing/designs.js'
import { problemsOf, type UntypedOptions, untypedTable } from '../testing/refusal.js'
import { awsStack, synthesized } from '../testing/synth.js'
import { warnings } from './warnings.js'

const STREAM = 'arn:aws:kinesis:eu-central-1:111122223333:stream/changes'

const resourceWith = (options: UntypedOptions) => {
  const stack = awsStack()
  untypedTable(options, stack)
  return synthesized(stack).resource
}
const tableWith = (options: UntypedOptions) => resourceWith(options).aws_dynamodb_table?.shop

describe('the options of a table', () => {
  it.each([
    [
      { pointInTimeRecovery: { days: 7 } },
      { point_in_time_recovery: { enabled: true, recovery_period_in_days: 7 } },
    ],
    // Left out, the provider keeps the days that a table has.
    [
      { pointInTimeRecovery: true },
      { point_in_time_recovery: { enabled: true, recovery_period_in_days: 35 } },
    ],
    [{ pointInTimeRecovery: false }, { point_in_time_recovery: { enabled: false } }],
    [{ deletionProtection: false }, { deletion_protection_enabled: false }],
    [{ preventDestroy: true }, { lifecycle: { prevent_destroy: true } }],
    [{ tableClass: 'standard-infrequent-access' }, { table_class: 'STANDARD_INFREQUENT_ACCESS' }],
    [{ tags: { team: 'shop' } }, { tags: { team: 'shop' } }],
  ])('%j', (options, expected) => {
    expect(tableWith(options)).toMatchObject(expected)
  })

  it.each([
    [{ tableName: 'a' }, 'the name must have 3 to 255 letters, digits, underscores, hyphens or dots.'],
    [{ tableName: 'dev shop' }, 'the name must have 3 to 255 letters, digits, underscores, hyphens or dots.'],
    [
      { pointInTimeRecovery: { days: 36 } },
      'the days of point-in-time recovery must be a whole number from 1 to 35, not 36.',
    ],
    [{ tags: { 'aws:team': 'x' } }, "the tag 'aws:team' begins with 'aws:', which AWS keeps for itself."],
    [{ tags: { '': 'x' } }, "the name of tag '' must have from 1 to 128 characters."],
    [{ tags: { team: 'x'.repeat(257) } }, "the value of tag 'team' has 257 characters; AWS allows 256."],
    [
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, 'x'])) },
      'it has 51 tags; AWS allows 50.',
    ],
  ])('refuses %j', (options, problem) => {
    expect(problemsOf(options)).toEqual([problem])
  })

  const many = Object.fromEntries(
    Array.from({ length: 21 }, (_, i) => [`gsi${i}`, readings.table.indexes.bySite]),
  )
  it.each([
    [{ timeToLive: 'at' }, "time to live 'at' is a key attribute"],
    [{ indexes: { ab: readings.table.indexes.bySite } }, "index 'ab': the name must have 3 to 255 letters"],
    [
      { indexes: { bySite: { ...readings.table.indexes.bySite, projection: [] } } },
      'it includes no attributes',
    ],
    [{ indexes: many }, 'has 21 global secondary indexes; DynamoDB allows 20.'],
  ])('refuses a design that could not be defined: %#', (changes, problem) => {
    const design = { ...readings, table: { ...readings.table, ...changes }, entities: {} }

    expect(() => untypedTable({ design })).toThrow(problem)
  })
})

describe('an import', () => {
  it('is of the first apply only', () => {
    const importFrom = {
      bucket: 'exports',
      keyPrefix: 'shop/',
      compression: 'zstd',
      format: { type: 'dynamodb-json' },
    }

    expect(tableWith({ importFrom })).toMatchObject({
      import_table: {
        input_format: 'DYNAMODB_JSON',
        input_compression_type: 'ZSTD',
        s3_bucket_source: { bucket: 'exports', key_prefix: 'shop/' },
      },
      lifecycle: { ignore_changes: ['import_table'] },
    })
  })

  it('says that it sets less than the table has', () => {
    const importFrom = { bucket: 'exports', format: { type: 'ion' } } as const
    expect(warnings({ design: plain, tableName: 'plain', importFrom })).toEqual([
      "Table 'plain': the import sets neither stream, table class, tags nor deletion protection; apply a second time after it.",
    ])
  })

  it('refuses local indexes, and a bucket without a name', () => {
    expect(problemsOf({ design: readings, importFrom: { bucket: '', format: { type: 'ion' } } })).toEqual([
      "an import cannot make the local index 'byValue'; load the data after the table is made.",
      'the bucket to import from has no name.',
    ])
  })
})

describe('what stands beside the table', () => {
  it('has contributor insights of all indexes, or of some', () => {
    expect(resourceWith({ contributorInsights: true }).aws_dynamodb_contributor_insights).toEqual({
      shop: { table_name: '${aws_dynamodb_table.shop.name}' },
      shop_gsi1: { table_name: '${aws_dynamodb_table.shop.name}', index_name: 'gsi1' },
    })
    expect(
      Object.keys(
        resourceWith({ contributorInsights: { indexes: [] } }).aws_dynamodb_contributor_insights ?? {},
      ),
    ).toEqual(['shop'])
    expect(resourceWith({ contributorInsights: false })).not.toHaveProperty(
      'aws_dynamodb_contributor_insights',
    )
    expect(problemsOf({ contributorInsights: { indexes: ['gsi9'] } })).toEqual([
      "contributor insights is named for index 'gsi9', which the design does not have.",
    ])
  })

  it('has a Kinesis stream of its region', () => {
    expect(
      resourceWith({ kinesis: { streamArn: STREAM, timestampPrecision: 'microsecond' } })
        .aws_dynamodb_kinesis_streaming_destination?.shop,
    ).toEqual({
      table_name: '${aws_dynamodb_table.shop.name}',
      stream_arn: STREAM,
      approximate_creation_date_time_precision: 'MICROSECOND',
    })
    const elsewhere = STREAM.replace('central', 'north')
    expect(problemsOf({ kinesis: { streamArn: elsewhere } })).toEqual([
      `the Kinesis stream '${elsewhere}' is in eu-north-1; it must be in eu-central-1.`,
    ])
  })

  it('has a resource policy whose variables terraform leaves alone', () => {
    const statement = { Effect: 'Deny', Principal: '*', Action: 'dynamodb:*', Resource: '${aws:username}' }

    expect(resourceWith({ resourcePolicy: [statement] }).aws_dynamodb_resource_policy?.shop).toEqual({
      resource_arn: '${aws_dynamodb_table.shop.arn}',
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ ...statement, Resource: '$${aws:username}' }],
      }),
    })
    expect(problemsOf({ resourcePolicy: [{ ...statement, Sid: 'x'.repeat(20_480) }] })).toEqual([
      expect.stringMatching(/^the resource policy has \d+ bytes; DynamoDB allows 20480.$/),
    ])
  })
})
