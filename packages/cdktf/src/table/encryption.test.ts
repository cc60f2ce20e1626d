import { describe, expect, it } from 'vitest'
import { problemsOf, untypedTable } from '../testing/refusal.js'
import { awsStack, synthesized } from '../testing/synth.js'
import { keyAlias } from './encryption.js'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

const withEncryption = (encryption?: object, more = {}) => {
  const stack = awsStack()
  untypedTable({ ...(encryption && { encryption }), ...more }, stack)
  return synthesized(stack).resource
}

describe('the key of a table', () => {
  it('is its own, and rotated, by default', () => {
    const resource = withEncryption()

    expect(resource.aws_dynamodb_table?.shop?.server_side_encryption).toEqual({
      enabled: true,
      kms_key_arn: '${aws_kms_key.shop.arn}',
    })
    expect(resource.aws_kms_key?.shop).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
    })
    expect(JSON.parse(resource.aws_kms_key?.shop?.policy).Statement).toMatchObject([
      { Principal: { AWS: 'arn:aws:iam::111122223333:root' } },
    ])
  })

  it('has tags and protection of the table', () => {
    const { aws_kms_key: keys } = withEncryption(undefined, { preventDestroy: true, tags: { team: 'shop' } })

    expect(keys?.shop).toMatchObject({ lifecycle: { prevent_destroy: true }, tags: { team: 'shop' } })
  })

  it('can be given', () => {
    const resource = withEncryption({ key: 'given', keyArn: KEY })

    expect(resource.aws_dynamodb_table?.shop?.server_side_encryption).toEqual({
      enabled: true,
      kms_key_arn: KEY,
    })
    expect(resource).not.toHaveProperty('aws_kms_key')
  })

  it('can be the one that AWS manages, or owns', () => {
    expect(withEncryption({ key: 'aws-managed' }).aws_dynamodb_table?.shop?.server_side_encryption).toEqual({
      enabled: true,
    })
    // Without a block the provider would leave the table on its former key, which goes when it is the table's own.
    expect(withEncryption({ key: 'aws-owned' }).aws_dynamodb_table?.shop?.server_side_encryption).toEqual({
      enabled: false,
    })
  })

  it('has an alias that no other table has', () => {
    expect([keyAlias('a.b'), keyAlias('a_b'), keyAlias('a-b')]).toEqual([
      'alias/a/b',
      'alias/a_b',
      'alias/a-b',
    ])
  })

  it.each([
    [{ key: 'mine' }, "the key 'mine' is none of own, given, aws-managed, aws-owned."],
    [
      { key: 'own', deletionWindowDays: 3 },
      'deletionWindowDays of the key must be a whole number from 7 to 30, not 3.',
    ],
    [{ key: 'given', keyArn: 'alias/shop' }, "the key 'alias/shop' is not an ARN of kms key/…."],
    [
      { key: 'given', keyArn: KEY.replace('eu-central-1', 'eu-west-1') },
      `the key '${KEY.replace('eu-central-1', 'eu-west-1')}' is in eu-west-1; it must be in eu-central-1.`,
    ],
    [
      { key: 'given', keyArn: '${TfToken[TOKEN.1]}' },
      "the ARN of a given key must be literal, so that policies name it; leave 'encryption' out for an own key.",
    ],
  ])('is refused: %j', (encryption, problem) => {
    expect(problemsOf({ encryption })).toEqual([problem])
  })
})
