import { describe, expect, it } from 'vitest'
import { explainPlan } from './explain-plan.js'
import { shop } from './testing/designs.js'
import { planOf, resourceChange, tableChange } from './testing/plans.js'

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555'
const on = (kms_key_arn: string | null) => ({ server_side_encryption: [{ enabled: true, kms_key_arn }] })
const key = resourceChange('aws_kms_key', { arn: KEY }, null)
const noOp = { change: { actions: ['no-op'] } }

const ids = (...resources: readonly object[]) =>
  explainPlan(planOf(...resources), { design: shop }).map(({ id }) => id)

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

describe('a table that stays on a key that the plan deletes', () => {
  it('is a danger, whether the plan shows the table or not', () => {
    const [first] = explainPlan(planOf(key, tableChange(on(KEY), on(KEY), noOp)), { design: shop }).filter(
      ({ id }) => id === 'table-key:shop',
    )
    expect(first).toMatchObject({ severity: 'danger', address: 'aws_dynamodb_table.it' })
    expect(first?.detail).toContain(`Its key is ${KEY}.`)
    expect(ids(key, tableChange(on(KEY), { ...on(KEY), tags: { a: 'b' } }))).toContain('table-key:shop')
  })

  it.each([
    ['moved to another key', tableChange(on(KEY), on(KEY.replace('1111', '2222')))],
    ['moved to the key that DynamoDB owns', tableChange(on(KEY), { server_side_encryption: [] })],
    ['destroyed with it', resourceChange('aws_dynamodb_table', { name: 'shop', ...on(KEY) }, null)],
  ])('is none when it is %s', (_, table) => {
    expect(ids(key, table)).not.toContain('table-key:shop')
  })
})
