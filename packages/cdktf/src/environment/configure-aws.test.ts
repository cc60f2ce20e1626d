import { describe, expect, it } from 'vitest'
import { DesignTable } from '../table/design-table.js'
import { plain } from '../testing/designs.js'
import { awsStack, bareStack, synthesized } from '../testing/synth.js'
import { configureAws } from './configure-aws.js'

describe('the AWS provider of a stack', () => {
  it('has the region, and refuses credentials of another account', () => {
    expect(synthesized(awsStack()).provider.aws).toEqual([
      { region: 'eu-central-1', allowed_account_ids: ['111122223333'] },
    ])
  })

  it('has tags for everything, and what else is said of it', () => {
    const stack = awsStack({ tags: { team: 'shop' }, provider: { profile: 'dev' } })

    expect(synthesized(stack).provider.aws).toMatchObject([
      { default_tags: [{ tags: { team: 'shop' } }], profile: 'dev' },
    ])
  })
})

describe('account and region of a table', () => {
  const table = (options: object, stack = bareStack()) =>
    new DesignTable(stack, 'plain', { design: plain, tableName: 'plain', ...options })

  it('are its own where they are given', () => {
    expect(table({ account: '444455556666', region: 'eu-west-1' }).tableArn).toBe(
      'arn:aws:dynamodb:eu-west-1:444455556666:table/plain',
    )
  })

  it.each([
    ['cn-north-1', 'arn:aws-cn:dynamodb:cn-north-1:111122223333:table/plain'],
    ['us-gov-west-1', 'arn:aws-us-gov:dynamodb:us-gov-west-1:111122223333:table/plain'],
  ])('bring the partition of %s', (region, arn) => {
    expect(table({ account: '111122223333', region }).tableArn).toBe(arn)
  })

  it.each([
    [{}, 'test/plain has no account'],
    [{ account: '' }, 'test/plain has no account'],
    [{ account: '111122223333' }, 'test/plain has no region'],
    [{ account: '1234', region: 'eu-central-1' }, "test/plain: the account '1234' must have twelve digits."],
    [
      { account: '111122223333', region: 'Frankfurt' },
      "test/plain: 'Frankfurt' is not a region such as eu-central-1.",
    ],
    [
      { account: '${TfToken[TOKEN.0]}', region: 'eu-central-1' },
      'test/plain: account, region and partition must be literal, not taken from a resource or data source.',
    ],
  ])('are said to be missing or wrong: %j', (options, message) => {
    expect(() => table(options)).toThrow(message)
  })

  it('are checked when the stack is configured', () => {
    expect(() => configureAws(bareStack(), { account: '', region: 'eu-central-1' })).toThrow('has no account')
  })
})
