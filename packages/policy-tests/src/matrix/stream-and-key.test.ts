import { policyStatements } from '@keyprint/iam'
import { describe, expect, it } from 'vitest'
import { KEY_ARN, simulate, TABLE_ARN } from '../evaluate/is-allowed.js'
import { saas } from '../saas/saas.js'

const OF_TABLE = `${TABLE_ARN}/stream/2026-11-21T00:00:00.000`
const OF_OTHER = OF_TABLE.replace('dev-saas', 'dev-saas2')

describe('the grant of the stream', () => {
  const policy = policyStatements(saas, ['stream'], { tableArn: TABLE_ARN })

  it.each(['DescribeStream', 'GetRecords', 'GetShardIterator'])(
    'allows %s on the table’s streams only',
    async (action) => {
      expect(await simulate(policy, `dynamodb:${action}`, OF_TABLE)).toBe(true)
      expect(await simulate(policy, `dynamodb:${action}`, OF_OTHER)).toBe(false)
    },
  )

  it('allows nothing on the table', async () => {
    expect(await simulate(policy, 'dynamodb:GetItem', TABLE_ARN)).toBe(false)
    expect(await simulate(policy, 'dynamodb:Scan', TABLE_ARN)).toBe(false)
  })
})

describe('the customer managed key', () => {
  const VIA = { 'kms:ViaService': 'dynamodb.eu-central-1.amazonaws.com' }
  const policyOf = (...grants: ('note.get' | 'note.create' | 'health')[]) =>
    policyStatements(saas, grants, { tableArn: TABLE_ARN, kmsKeyArn: KEY_ARN })

  it('serves readers and writers through DynamoDB', async () => {
    expect(await simulate(policyOf('note.get'), 'kms:Decrypt', KEY_ARN, VIA)).toBe(true)
    expect(await simulate(policyOf('note.create'), 'kms:GenerateDataKey', KEY_ARN, VIA)).toBe(true)
  })

  it('serves nobody directly, nor through DynamoDB elsewhere', async () => {
    const elsewhere = { 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' }
    for (const context of [{}, elsewhere]) {
      expect(await simulate(policyOf('note.create'), 'kms:Decrypt', KEY_ARN, context)).toBe(false)
    }
  })

  it('is another one than that of other tables', async () => {
    const other = KEY_ARN.replace('0a1b', '1a1b')
    expect(await simulate(policyOf('note.create'), 'kms:Decrypt', other, VIA)).toBe(false)
  })

  it('encrypts nothing for readers', async () => {
    expect(await simulate(policyOf('note.get'), 'kms:GenerateDataKey', KEY_ARN, VIA)).toBe(false)
    expect(await simulate(policyOf('health'), 'kms:Decrypt', KEY_ARN, VIA)).toBe(false)
  })
})
