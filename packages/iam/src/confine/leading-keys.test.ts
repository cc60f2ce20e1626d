import { defineDesign, defineEntity, defineTable, query, string, ValidationError } from '@keyprint/key-design'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PolicyOptionError, policyStatements, UnconfinableGrantError } from '../index.js'
import { saas, shop, tableArn } from '../testing/designs.js'
import { thrown } from '../testing/thrown.js'

type Arguments = Parameters<typeof policyStatements<(typeof saas)['~types']>>
type Grants = Arguments[1]

const statements = (grants: Grants, options: Omit<Arguments[2], 'tableArn'>) =>
  policyStatements(saas, grants, { tableArn, ...options })

/** Patterns by the actions that they are for. */
const patterns = (grants: Grants, options: Omit<Arguments[2], 'tableArn'>) =>
  statements(grants, options).map(({ Action, Condition }) => [
    Action.map((action) => action.replace('dynamodb:', '')).join(' '),
    Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
  ])

describe('leading keys', () => {
  it('are asked for: a request without them matches nothing', () => {
    expect(statements(['task.get'], { leadingKeys: { org: 'abc' } })[0]?.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ORG#abc#TASK#*'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    })
  })

  it('are exact where the key ends with the tenant, and end at a delimiter where it goes on', () => {
    expect(patterns(['user.get', 'task.get'], { leadingKeys: { org: 'abc' } })).toEqual([
      ['GetItem', ['ORG#abc', 'ORG#abc#TASK#*']],
    ])
  })

  it('of guard items are their own', () => {
    expect(patterns(['user.put'], { leadingKeys: { org: 'abc' } })).toEqual([
      ['ConditionCheckItem DeleteItem', ['ORG#abc#UNIQUE#user#email#*']],
      ['GetItem', ['ORG#abc']],
      ['PutItem', ['ORG#abc', 'ORG#abc#UNIQUE#user#email#*']],
    ])
  })

  it('of an index are those of its template, with fixed text before the next value', () => {
    expect(patterns(['tasksByTitle'], { leadingKeys: { org: 'abc' } })).toEqual([['Query', ['ORG#abc#T*']]])
  })

  it('of a local index are those of the table', () => {
    expect(patterns(['tasksByDone'], { leadingKeys: { org: 'abc' } })).toEqual([
      ['Query', ['ORG#abc#TASK#*']],
    ])
  })

  it('of a key that is the attribute itself are its value, not escaped for a key', () => {
    expect(patterns(['tasksOfOrg'], { leadingKeys: { org: 'a#%*' } })).toEqual([['Query', ['a#%${*}']]])
  })

  it('go as far as there are values', () => {
    const both = { org: 'abc', taskId: 't1' }
    expect(patterns(['task.get'], { leadingKeys: both })).toEqual([['GetItem', ['ORG#abc#TASK#t1']]])
  })

  it('leave alone what tells of no item', () => {
    expect(patterns(['health'], { leadingKeys: { org: 'abc' } })).toEqual([['DescribeTable', undefined]])
  })

  it('of all grants of one action are in one statement, for batches of several entities', () => {
    expect(patterns(['task.batchGet', 'user.batchGet'], { leadingKeys: { org: 'a' } })).toEqual([
      ['BatchGetItem', ['ORG#a', 'ORG#a#TASK#*']],
    ])
  })
})

describe('leading keys with shards', () => {
  const table = defineTable('events', {
    partitionKey: 'pk',
    sortKey: 'sk',
    indexes: {
      gsi1: { partitionKey: 'gsi1pk' },
      gsi2: { partitionKey: 'gsi2pk' },
      gsi3: { partitionKey: 'gsi3pk' },
    },
  })
  const event = defineEntity(table, 'event', {
    attributes: { org: string(), eventId: string(), kind: string(), mail: string() },
    key: { partition: 'ORG#{org}#{shard(10)}', sort: '{eventId}' },
    indexes: {
      byKind: { on: 'gsi1', partition: 'ORG#{org}#S{shard(200)}#{kind}' },
      first: { on: 'gsi2', partition: '{shard(4)}#ORG#{org}' },
      own: { on: 'gsi3', partition: '{org}#{shard(11)}' },
    },
    unique: ['mail'],
    tenant: 'org',
  })
  const design = defineDesign({
    table,
    entities: { event },
    accessPatterns: {
      events: query(event),
      eventsByKind: query(event.byKind),
      eventsFirst: query(event.first),
      eventsOwn: query(event.own),
    },
  })
  const of = (
    grant: Parameters<typeof policyStatements<(typeof design)['~types']>>[1][number],
    values: object,
  ) =>
    policyStatements(design, [grant], { tableArn, tenant: { ...values } }).map(
      ({ Condition }) => Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
    )

  it('are those of every shard, by the digits that it has', () => {
    expect(of('events', { org: 'abc' })).toEqual([['ORG#abc#?']])
    expect(of('event.get', { org: 'abc' })).toEqual([['ORG#abc#?']])
    expect(of('eventsByKind', { org: 'abc' })).toEqual([['ORG#abc#S???#*']])
    expect(of('eventsByKind', { org: 'abc', kind: 'k?' })).toEqual([['ORG#abc#S???#k${?}']])
    expect(of('eventsOwn', { org: 'abc' })).toEqual([['abc#??']])
  })

  it('of guard items have none', () => {
    expect(of('event.put', { org: 'abc' })).toContainEqual(['ORG#abc#?', 'ORG#abc#UNIQUE#event#mail#*'])
  })

  it('are refused where a shard stands before the value', () => {
    expect(() => of('eventsFirst', { org: 'abc' })).toThrow(
      "the partition key of index 'gsi2' of 'event' is '{shard(4)}#ORG#{org}', which does not begin with {org}",
    )
  })
})

describe('a value', () => {
  it('is escaped as the key is, and then for IAM', () => {
    const of = (org: string) => patterns(['users'], { tenant: { org } })[0]?.[1]
    expect(of('a#b')).toEqual(['ORG#a%23b'])
    expect(of('*')).toEqual(['ORG#${*}'])
    expect(of('?')).toEqual(['ORG#${?}'])
    expect(of('${aws:username}')).toEqual(['ORG#${$}{aws:username}'])
    expect(of('100%')).toEqual(['ORG#100%25'])
  })

  it('has nothing that IAM would read as more than itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (org) => {
        const own = String(patterns(['users'], { tenant: { org } })[0]?.[1]).slice('ORG#'.length)
        expect(own.replace(/\$\{[*?$]\}/g, '')).not.toMatch(/[*?$#]/)
        const plain = own
          .replace(/\$\{([*?$])\}/g, '$1')
          .replaceAll('%23', '#')
          .replaceAll('%25', '%')
        expect(plain).toBe(org)
      }),
    )
  })

  it.each(['', '\uD800', undefined, null, 7])('is refused when no key can hold it: %j', (org) => {
    for (const option of ['tenant', 'leadingKeys']) {
      const error = thrown(() => patterns(['users'], { [option]: { org } } as never))
      expect(error).toBeInstanceOf(ValidationError)
      expect(error.message).toMatch(/^user\.org /)
    }
  })

  it('is refused in a key that is the attribute itself, too', () => {
    expect(() => patterns(['tasksOfOrg'], { tenant: { org: '' } })).toThrow(
      'org must be text that is not empty',
    )
  })
})

describe('a policy variable', () => {
  it.each([
    '${aws:PrincipalTag/tenant}',
    '${cognito-identity.amazonaws.com:sub}',
    '${saml:sub}',
    '${aws:userid}',
  ])('stays what it is: %s', (org) => {
    expect(patterns(['users', 'tasksOfOrg'], { leadingKeys: { org } }).map(([, pattern]) => pattern)).toEqual(
      [[`ORG#${org}`], [org]],
    )
  })

  it.each([
    'a${aws:userid}',
    '${aws:userid}#',
    '${aws:userid}${aws:userid}',
    "${aws:userid, '*'}",
    '${*}',
    '${',
    '${}',
    '${userid}',
  ])('is refused when it is not whole: %s', (org) => {
    const error = thrown(() => patterns(['users'], { leadingKeys: { org } }))
    expect(error).toBeInstanceOf(PolicyOptionError)
    expect(error.message).toMatch(
      /^leadingKeys\.org is no whole policy variable; write '\$\{aws:PrincipalTag\/tenant\}'/,
    )
  })
})

describe('a grant that leading keys cannot confine', () => {
  it.each([
    ['allUsers', 'it scans, and so reads the items of every key'],
    [
      'tasksByCity',
      "the partition key of index 'places' has several attributes, and AWS does not say what leading keys are there",
    ],
    ['tasksByCount', "the partition key of index 'counts' 'count' is a number, which patterns cannot match"],
    ['plan.get', "its partition key of 'plan' is 'PLAN#{planId}#ORG#{org}', which does not begin with {org}"],
    ['stream', 'the stream shows every change of the table'],
  ] as const)('%s: %s', (grant, reason) => {
    const error = thrown(() => patterns([grant], { leadingKeys: { org: 'abc' } }))
    expect(error).toBeInstanceOf(UnconfinableGrantError)
    expect(error).toMatchObject({ code: 'UNCONFINABLE_GRANT', grant, option: 'leadingKeys', reason })
    expect(error.message).toBe(`'${grant}' cannot be confined by leadingKeys: ${reason}.`)
  })

  it('an index without the value', () => {
    const confine = () =>
      policyStatements(shop, ['ordersByStatus'], { tableArn, leadingKeys: { customerId: 'c1' } })
    expect(confine).toThrow(
      "the partition key of index 'gsi1' of 'order' is 'STATUS#{status}', which does not begin with {customerId}",
    )
  })

  it('guards of an entity that belongs to no tenant', () => {
    const confine = () =>
      policyStatements(shop, ['customer.create'], { tableArn, leadingKeys: { customerId: 'c1' } })
    expect(confine).toThrow(
      "the partition key of the guard of unique email of 'customer' is 'UNIQUE#customer#email#{email}', which does not begin with {customerId}",
    )
  })

  it('a key with only one of two values', () => {
    expect(() => patterns(['user.get'], { leadingKeys: { org: 'abc', userId: 'u1' } })).toThrow(
      "its partition key of 'user' is 'ORG#{org}', which does not begin with {userId}",
    )
  })
})

describe('values that would confine nothing are refused', () => {
  it.each([
    [{ leadingKeys: {} }, 'leadingKeys names no attribute'],
    [{ tenant: {} }, 'tenant names no attribute'],
    [
      { leadingKeys: { organisation: 'abc' } },
      'leadingKeys.organisation is an attribute of no entity of the design',
    ],
    [{ tenant: { organisation: 'abc' } }, 'tenant.organisation is an attribute of no entity of the design'],
    [{ leadingKeys: { org: 'a' }, tenant: { org: 'b' } }, 'tenant.org is given in leadingKeys too'],
  ])('%j', (options, message) => {
    const error = thrown(() => patterns(['users'], options as never))
    expect(error).toBeInstanceOf(PolicyOptionError)
    expect(error.message).toContain(message)
  })
})
