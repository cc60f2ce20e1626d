import { type Grant, grantNames, policyStatements } from '@keyprint/iam'
import { describe, expect, it } from 'vitest'
import { isAllowed, TABLE_ARN } from '../evaluate/is-allowed.js'
import { CALL_NAMES, type CallName } from '../saas/calls.js'
import { requestsOfCall } from '../saas/requests-of-call.js'
import { saas } from '../saas/saas.js'
import { ALLOWED_IN_TENANT, ALLOWED_ON_TABLE } from './allowed.js'

type SaasGrant = Grant<(typeof saas)['~types']>
type Options = Omit<Parameters<typeof policyStatements<(typeof saas)['~types']>>[2], 'tableArn'>

/** The calls of which everything that they send is allowed by one grant. */
async function allowedBy(grant: string, org: string, options: Options = {}): Promise<readonly CallName[]> {
  const statements = policyStatements(saas, [grant as SaasGrant], { tableArn: TABLE_ARN, ...options })
  const allowed: CallName[] = []
  for (const name of CALL_NAMES) {
    const requests = await requestsOfCall(name, org)
    const answers = await Promise.all(requests.map((request) => isAllowed(statements, request)))
    if (answers.length > 0 && answers.every(Boolean)) allowed.push(name)
  }
  return allowed
}

describe('each grant, without a condition, allows on the table exactly', () => {
  it.each(Object.entries(ALLOWED_ON_TABLE))('%s', async (grant, calls) => {
    expect(await allowedBy(grant, 'acme')).toEqual(CALL_NAMES.filter((name) => calls.includes(name)))
  })

  it('every grant of the design is among them, and the stream, which the client does not read', () => {
    expect([...Object.keys(ALLOWED_ON_TABLE), 'stream'].sort()).toEqual([...grantNames(saas)].sort())
  })

  it('each allows the call that it is named for', () => {
    for (const [grant, calls] of Object.entries(ALLOWED_ON_TABLE)) expect(calls).toContain(grant)
  })
})

describe('each grant, confined to a tenant, allows exactly', () => {
  const grants = Object.entries(ALLOWED_IN_TENANT)

  it.each(grants)('%s, of the tenant', async (grant, calls) => {
    const allowed = await allowedBy(grant, 'acme', { tenant: { org: 'acme' } })
    expect(allowed).toEqual(CALL_NAMES.filter((name) => calls.includes(name)))
  })

  it.each(grants)('%s, nothing of another tenant', async (grant) => {
    const allowed = await allowedBy(grant, 'acme', { tenant: { org: 'acm' } })
    expect(allowed).toEqual(grant === 'health' ? ['health'] : [])
  })

  it('what cannot be confined is refused', () => {
    const confined = grants.map(([grant]) => grant)
    const others = grantNames(saas).filter((grant) => !confined.includes(grant))
    expect(others).toEqual(['allNotes', 'allRoles', 'notesByText', 'stream'])
    for (const grant of others) {
      const make = () =>
        policyStatements(saas, [grant as SaasGrant], { tableArn: TABLE_ARN, tenant: { org: 'a' } })
      expect(make).toThrow(`'${grant}' cannot be confined by leadingKeys: `)
    }
  })
})

describe('one request for several keys', () => {
  const options = { tableArn: TABLE_ARN, tenant: { org: 'acme' } }
  const policy = policyStatements(saas, ['member.batchGet', 'note.batchGet'], options)
  const get = (...leadingKeys: string[]) => isAllowed(policy, { action: 'BatchGetItem', leadingKeys })

  it('is allowed for items of all entities that are granted', async () => {
    expect(await get('ORG#acme', 'ORG#acme#NOTE#x')).toBe(true)
  })

  it('is denied when one of them is of another tenant, or of none', async () => {
    for (const foreign of ['ORG#acme2', 'ORG#acm', 'ORG#acme2#NOTE#x', 'PLAN#x', 'ORG#acme#OTHER#x']) {
      expect(await get('ORG#acme', foreign)).toBe(false)
    }
  })

  it('is denied when it has no keys', async () => {
    expect(await isAllowed(policy, { action: 'BatchGetItem' })).toBe(false)
  })
})
