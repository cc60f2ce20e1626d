import { describe, expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import { shop } from './testing/designs.js'
import { planOf, tableChange } from './testing/plans.js'

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555'
const on = (kms_key_arn: string | null) => ({ server_side_encryption: [{ enabled: true, kms_key_arn }] })

describe('a table that moves to a key of which only the apply knows the ARN', () => {
  const unknown = { change: { after_unknown: { server_side_encryption: [{ kms_key_arn: true }] } } }

  it.each([
    ['the key that DynamoDB owns', { server_side_encryption: [] }],
    ['the AWS managed key of DynamoDB', on('')],
    [`the customer key ${KEY}`, on(KEY)],
  ])('moves from %s to a customer key, which roles must be allowed to use', (from, before) => {
    const change = tableChange(before, { server_side_encryption: [{ enabled: true }] }, unknown)
    const [finding] = explainPlan(planOf(change), { design: shop })
    expect(finding?.title).toBe(
      `Table shop is encrypted with the customer key (known after apply) instead of ${from}`,
    )
    expect(finding?.detail).toContain('Every role that reads or writes the table needs to use the new key')
  })
})
