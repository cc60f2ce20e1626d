import { dataApi } from '@keyprint/example-data-api/design'
import { denialPolicy, TENANT_GRANTS, tenantPolicy } from '@keyprint/example-data-api/session'
import { policyStatements } from '@keyprint/iam'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAllowed, TABLE_ARN } from '../evaluate/is-allowed.js'

const ID = '0123456789abcdefghjkmnpqrs'
const ITEM_ACTIONS = [
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
  'Query',
  'BatchGetItem',
  'BatchWriteItem',
]

const session: object = JSON.parse(tenantPolicy(ID, TABLE_ARN))
const role = policyStatements(dataApi, TENANT_GRANTS, {
  tableArn: TABLE_ARN,
  leadingKeys: { tenantId: '${aws:PrincipalTag/tenant}' },
})

/** The session of a tenant, by its own policy and by that of the role: AWS asks both. */
async function allows(action: string, leadingKeys: readonly string[] | undefined): Promise<boolean> {
  const request = { action, ...(leadingKeys === undefined ? {} : { leadingKeys }) }
  const bySession = await isAllowed(session, request)
  const byRole = await isAllowed(role, request, { 'aws:PrincipalTag/tenant': ID })
  expect([action, leadingKeys, byRole]).toEqual([action, leadingKeys, bySession])
  return bySession
}

describe("a tenant's session with the data API", () => {
  it.each(ITEM_ACTIONS)('may %s under its prefix, and nowhere else', async (action) => {
    expect(await allows(action, [`deploy#${ID}#note#1`])).toBe(true)
    for (const foreign of [
      `deploy#${ID}`,
      `deploy#${ID}1#note`,
      `deploy#${ID.slice(0, -1)}#note`,
      `deploy#${ID.toUpperCase()}#note`,
      'deploy#*#note',
      `PLACE#${ID}#0`,
      `TENANT#${ID}`,
      `USAGE#${ID}`,
      '',
    ])
      expect([foreign, await allows(action, [foreign])]).toEqual([foreign, false])
  })

  it.each(['BatchGetItem', 'BatchWriteItem'])(
    'may not %s with one foreign key among its own',
    async (action) => {
      expect(await allows(action, [`deploy#${ID}#a`, `deploy#${ID}#b`])).toBe(true)
      expect(await allows(action, [`deploy#${ID}#a`, 'deploy#zzzzzzzzzzzzzzzzzzzzzzzzzz#b'])).toBe(false)
    },
  )

  it('may not scan, describe, or ask without a key', async () => {
    for (const action of [
      'Scan',
      'DescribeTable',
      'PartiQLSelect',
      'DeleteTable',
      'UpdateTable',
      ...ITEM_ACTIONS,
    ])
      expect([action, await allows(action, undefined)]).toEqual([action, false])
    expect(await allows('Scan', [`deploy#${ID}#a`])).toBe(false)
  })

  it('is held by any other text as well', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await allows('GetItem', [text])).toBe(false)
        expect(await allows('GetItem', [`deploy#${ID}#${text}`])).toBe(true)
      }),
      { numRuns: 40, examples: [['\n'], ['a\r\nb'], ['\u2028']] },
    )
  })
})

describe('a revoked session with the data API', () => {
  const NEIGHBOUR = '1123456789abcdefghjkmnpqrs'
  const denied = {
    ...JSON.parse(denialPolicy(ID)),
    Statement: [...role, JSON.parse(denialPolicy(ID)).Statement],
  }
  const allowsRole = (tenant: string, action: string) =>
    isAllowed(
      denied,
      { action, leadingKeys: [`deploy#${tenant}#note#1`] },
      { 'aws:PrincipalTag/tenant': tenant },
    )

  it.each(ITEM_ACTIONS)('may not %s any more, and its neighbour may as before', async (action) => {
    expect(await allowsRole(ID, action)).toBe(false)
    expect(await allowsRole(NEIGHBOUR, action)).toBe(true)
  })

  it('is denied what any other policy would allow it, and no one else is', async () => {
    const everything = [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      JSON.parse(denialPolicy(ID)).Statement,
    ]
    const mayAll = { Version: '2012-10-17', Statement: everything }
    for (const action of [...ITEM_ACTIONS, 'Scan', 'DescribeTable', 'PartiQLSelect', 'DeleteTable'])
      for (const [tenant, may] of [
        [ID, false],
        [NEIGHBOUR, true],
        [ID.toUpperCase(), true],
        [`${ID}1`, true],
      ] as const) {
        const answer = await isAllowed(mayAll, { action }, { 'aws:PrincipalTag/tenant': tenant })
        expect([action, tenant, answer]).toEqual([action, tenant, may])
      }
    expect(await isAllowed(mayAll, { action: 'GetItem' })).toBe(true)
  })
})
