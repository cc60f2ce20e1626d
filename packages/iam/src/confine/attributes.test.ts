import { defineDesign, defineEntity, defineTable, string, timeToLive } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { PolicyOptionError, policyStatements, UnconfinableGrantError } from '../index.js'
import { saas, shop, tableArn } from '../testing/designs.js'
import { thrown } from '../testing/thrown.js'

const order = (...attributes: ('customerId' | 'orderId' | 'status' | 'total')[]) => ({
  attributes: { order: attributes },
})

describe('attributes', () => {
  it('of a read are those of the list and what the client needs, and the read must name them', () => {
    expect(policyStatements(shop, ['order.get'], { tableArn, ...order('status') })[0]?.Condition).toEqual({
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['_entity', 'pk', 'sk', 'status'] },
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      Null: { 'dynamodb:Attributes': 'false' },
    })
  })

  it('of a read of an index are its keys too', () => {
    const [statement] = policyStatements(shop, ['ordersByStatus'], { tableArn, ...order('total') })
    expect(statement?.Condition?.['ForAllValues:StringEquals']).toEqual({
      'dynamodb:Attributes': ['_entity', 'gsi1pk', 'gsi1sk', 'pk', 'sk', 'total'],
    })
  })

  it('of a write are the index keys too, and it must not have more given back', () => {
    expect(policyStatements(shop, ['order.update'], { tableArn, ...order('status') })[0]?.Condition).toEqual({
      'ForAllValues:StringEquals': {
        'dynamodb:Attributes': ['_entity', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'pk', 'sk', 'status'],
      },
      StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_NEW', 'UPDATED_OLD'] },
      Null: { 'dynamodb:Attributes': 'false' },
    })
  })

  it('go by their names on the wire, with the time to live and what the client writes by itself', () => {
    const attributes = { user: ['email', 'nick'], task: ['title'] } as const
    const of = (grant: 'user.create' | 'task.update') =>
      policyStatements(saas, [grant], { tableArn, attributes }).map(
        ({ Condition }) => Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes'],
      )
    expect(of('user.create')).toEqual([
      ['_entity', '_owner', 'expiresAt', 'mail', 'nick', 'org', 'pk', 'sk', 'userId'],
    ])
    expect(of('task.update')[0]).toContain('updatedAt')
  })

  it('go together with leading keys, for each entity by itself', () => {
    const attributes = { user: ['nick'], task: ['title'] } as const
    const policy = policyStatements(saas, ['user.get', 'task.get'], {
      tableArn,
      attributes,
      tenant: { org: 'a' },
    })
    expect(
      policy.map(({ Condition }) => [
        Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
        Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes'],
        Condition?.Null,
      ]),
    ).toEqual([
      [
        ['ORG#a'],
        ['_entity', 'expiresAt', 'nick', 'pk', 'sk'],
        { 'dynamodb:LeadingKeys': 'false', 'dynamodb:Attributes': 'false' },
      ],
      [
        ['ORG#a#TASK#*'],
        ['_entity', 'expiresAt', 'pk', 'sk', 'title'],
        { 'dynamodb:LeadingKeys': 'false', 'dynamodb:Attributes': 'false' },
      ],
    ])
  })

  it('without the unique ones let an update leave the guards alone', () => {
    const [statement, ...others] = policyStatements(shop, ['customer.update'], {
      tableArn,
      attributes: { customer: ['tier'] },
    })
    expect(others).toEqual([])
    expect(statement?.Action).toEqual(['dynamodb:ConditionCheckItem', 'dynamodb:UpdateItem'])
    expect(statement?.Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes']).toContain('version')
  })
})

describe('a grant that attributes cannot confine', () => {
  const all = { customer: ['customerId', 'email', 'tier'], order: ['total'] } as const
  it.each([
    ['customer.put', 'the client reads the whole item for it'],
    ['customer.update', 'the client reads the whole item for it'],
    ['customer.delete', 'the client reads the whole item for it'],
    ['order.readThenUpdate', 'the client reads the whole item for it'],
    ['order.batchGet', 'the client reads the whole item for it'],
    ['customerWithOrders', 'the client reads whole items for it'],
    ['allOrders', 'the client reads whole items for it'],
    ['order.create', "it writes 'status', which the list of attributes leaves out"],
  ] as const)('%s: %s', (grant, reason) => {
    const error = thrown(() => policyStatements(shop, [grant], { tableArn, attributes: all }))
    expect(error).toBeInstanceOf(UnconfinableGrantError)
    expect(error).toMatchObject({ grant, option: 'attributes', reason })
  })

  it('an update that sets by itself what guards have', () => {
    const table = defineTable('sessions', { partitionKey: 'pk', timeToLive: 'expiresAt' })
    const session = defineEntity(table, 'session', {
      attributes: {
        id: string(),
        token: string(),
        seen: string().optional(),
        expiresAt: timeToLive().setOnUpdate(() => new Date()),
      },
      key: { partition: 'SESSION#{id}' },
      unique: ['token'],
    })
    const sessions = defineDesign({ table, entities: { session } })
    const update = () =>
      policyStatements(sessions, ['session.update'], { tableArn, attributes: { session: ['seen'] } })
    expect(update).toThrow(
      "'session.update' cannot be confined by attributes: the client reads the whole item for it",
    )
  })

  it('the update of a time to live that guards have too', () => {
    const update = () =>
      policyStatements(saas, ['user.update'], { tableArn, attributes: { user: ['expiresAt'] } })
    expect(update).toThrow(
      "'user.update' cannot be confined by attributes: the client reads the whole item for it",
    )
  })

  it('an entity without a list: in its table an action is free for all entities or for none', () => {
    const attributes = { order: ['total'] } as const
    expect(() => policyStatements(shop, ['customer.get'], { tableArn, attributes })).toThrow(
      "'customer.get' cannot be confined by attributes: there is no list of attributes for 'customer'",
    )
  })

  it('the stream', () => {
    expect(() => policyStatements(saas, ['stream'], { tableArn, attributes: {} })).toThrow(
      "'stream' cannot be confined by attributes: the stream shows every change of the table",
    )
  })
})

describe('lists that are wrong', () => {
  it.each([
    [{ orders: ['total'] }, 'attributes.orders is no entity of the design.'],
    [{ order: ['totl'] }, 'attributes.order names an attribute that is not declared (got "totl").'],
    [{ toString: ['total'] }, 'attributes.toString is no entity of the design.'],
  ])('%j', (attributes, message) => {
    const error = thrown(() =>
      policyStatements(shop, ['order.get'], { tableArn, attributes: attributes as never }),
    )
    expect(error).toBeInstanceOf(PolicyOptionError)
    expect(error.message).toBe(message)
  })
})
