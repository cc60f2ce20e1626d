import { describe, expect, it } from 'vitest'
import { type Grant, PolicyOptionError, policyDocument, policyStatements } from './index.js'
import { saas, shop, tableArn } from './testing/designs.js'
import { thrown } from './testing/thrown.js'

const actions = (...grants: Grant<(typeof shop)['~types']>[]) =>
  policyStatements(shop, grants, { tableArn }).map(({ Action, Resource }) => [
    Action.map((action) => action.replace('dynamodb:', '')).join(' '),
    Resource.map((arn) => arn.replace(tableArn, '')).join(' '),
  ])

describe('grants of operations', () => {
  it.each([
    ['order.get', 'GetItem'],
    ['order.create', 'PutItem'],
    ['order.put', 'PutItem'],
    ['order.update', 'ConditionCheckItem UpdateItem'],
    ['order.readThenUpdate', 'GetItem UpdateItem'],
    ['order.delete', 'DeleteItem'],
    ['order.check', 'ConditionCheckItem'],
    ['order.batchGet', 'BatchGetItem'],
    ['order.batchPut', 'BatchWriteItem'],
    ['order.batchDelete', 'BatchWriteItem'],
  ] as const)('%s allows %s', (grant, action) => {
    expect(actions(grant)).toEqual([[action, '']])
  })

  it.each([
    ['customer.create', 'PutItem'],
    ['customer.put', 'ConditionCheckItem DeleteItem GetItem PutItem'],
    ['customer.update', 'ConditionCheckItem DeleteItem GetItem PutItem UpdateItem'],
    ['customer.readThenUpdate', 'ConditionCheckItem DeleteItem GetItem PutItem UpdateItem'],
    ['customer.delete', 'ConditionCheckItem DeleteItem GetItem'],
    ['customer.get', 'GetItem'],
  ] as const)('%s, with guards of unique attributes, allows %s', (grant, action) => {
    expect(actions(grant)).toEqual([[action, '']])
  })
})

describe('grants of access patterns', () => {
  it.each([
    ['oneOrder', 'GetItem', ''],
    ['ordersOfCustomer', 'Query', ''],
    ['customerWithOrders', 'Query', ''],
    ['ordersByStatus', 'Query', '/index/gsi1'],
    ['allOrders', 'Scan', ''],
    ['allByStatus', 'Scan', '/index/gsi1'],
  ] as const)('%s allows %s on exactly what it reads', (grant, action, resource) => {
    expect(actions(grant)).toEqual([[action, resource]])
  })
})

describe('other grants', () => {
  it('health describes the table', () => {
    expect(actions('health')).toEqual([['DescribeTable', '']])
  })

  it('stream reads the streams of the table, and lists none', () => {
    expect(policyStatements(saas, ['stream'], { tableArn })).toEqual([
      {
        Sid: 'Stream',
        Effect: 'Allow',
        Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        Resource: [`${tableArn}/stream/*`],
      },
    ])
  })
})

describe('statements', () => {
  it('are as few as can be, whatever the order of the grants', () => {
    const expected = [
      ['GetItem PutItem Query', ''],
      ['Query', '/index/gsi1 /index/gsi2'],
    ]
    expect(actions('orderById', 'order.create', 'ordersByStatus', 'order.get', 'ordersOfCustomer')).toEqual(
      expected,
    )
    expect(actions('ordersOfCustomer', 'order.get', 'ordersByStatus', 'order.create', 'orderById')).toEqual(
      expected,
    )
  })

  it('are the same when something is granted twice', () => {
    expect(actions('order.get', 'order.get')).toEqual(actions('order.get'))
  })

  it('have no wildcard but that of the stream', () => {
    const all = policyStatements(saas, ['user.put', 'tasksByTitle', 'allUsers', 'stream', 'health'], {
      tableArn,
      kmsKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/0a-1b',
    })
    expect(all.flatMap(({ Action }) => Action).filter((action) => /[*?]/.test(action))).toEqual([])
    const wild = all.flatMap(({ Resource }) => Resource).filter((resource) => /[*?]/.test(resource))
    expect(wild).toEqual([`${tableArn}/stream/*`])
  })

  it('have each Sid once, in a document of several designs too', () => {
    const one = policyStatements(shop, ['health'], { tableArn })
    const other = policyStatements(saas, ['health'], { tableArn })
    const document = policyDocument([...one, ...other, ...policyStatements(saas, ['stream'], { tableArn })])
    expect(document.Statement.map(({ Sid }) => Sid)).toEqual(['Table', 'Table2', 'Stream'])
    expect(document.Version).toBe('2012-10-17')
  })
})

describe('a customer managed key', () => {
  const kmsKeyArn = 'arn:aws:kms:eu-central-1:111122223333:key/0a-1b'
  const keyStatement = (...args: Grant<(typeof shop)['~types']>[]) =>
    policyStatements(shop, args, { tableArn, kmsKeyArn }).find(({ Sid }) => Sid === 'Key')

  it('can be decrypted with, through DynamoDB of that region only', () => {
    expect(keyStatement('ordersOfCustomer')).toEqual({
      Sid: 'Key',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Resource: [kmsKeyArn],
      Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.eu-central-1.amazonaws.com' } },
    })
  })

  it('can be encrypted with by those who write', () => {
    expect(keyStatement('order.create')?.Action).toContain('kms:GenerateDataKey')
  })

  it('is not needed by those who only look whether the table is there', () => {
    expect(keyStatement('health')).toBeUndefined()
  })

  it('is that of China there', () => {
    const arn = 'arn:aws-cn:dynamodb:cn-north-1:111122223333:table/dev-shop'
    const [, key] = policyStatements(shop, ['order.get'], { tableArn: arn, kmsKeyArn })
    expect(key?.Condition?.StringEquals?.['kms:ViaService']).toBe('dynamodb.cn-north-1.amazonaws.com.cn')
  })
})

describe('options that no policy can be made from', () => {
  it.each([
    '',
    'dev-shop',
    'arn:aws:dynamodb:eu-central-1:111122223333:table/*',
    'arn:aws:dynamodb:*:111122223333:table/dev-shop',
    `${tableArn}/index/gsi1`,
    '${aws_dynamodb_table.shop.arn}',
  ])('tableArn %j', (arn) => {
    const error = thrown(() => policyStatements(shop, ['order.get'], { tableArn: arn }))
    expect(error).toBeInstanceOf(PolicyOptionError)
    expect(error).toMatchObject({ code: 'POLICY_OPTION', option: 'tableArn', value: arn })
    expect(error.message).toContain("write 'arn:aws:dynamodb:<region>:<account>:table/<name>'")
  })

  it.each([
    'alias/shop',
    'arn:aws:kms:eu-central-1:111122223333:alias/shop',
    'arn:aws:kms:eu-central-1:111122223333:key/*',
    '${*}',
  ])('kmsKeyArn %j', (kmsKeyArn) => {
    expect(() => policyStatements(shop, ['order.get'], { tableArn, kmsKeyArn })).toThrow(
      'kmsKeyArn is not the ARN of one key',
    )
  })

  it('no grants', () => {
    expect(() => policyStatements(shop, [], { tableArn })).toThrow(
      'grants is empty; name an operation or an access pattern.',
    )
  })

  it('but a key that the same run makes is taken as the tool writes it', () => {
    const kmsKeyArn = '${aws_kms_key.shop.arn}'
    const [, key] = policyStatements(shop, ['order.get'], { tableArn, kmsKeyArn })
    expect(key?.Resource).toEqual([kmsKeyArn])
  })
})
