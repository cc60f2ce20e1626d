import { policyStatements, sessionPolicy } from '@keyprint/iam'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Context, isAllowed, TABLE_ARN } from '../evaluate/is-allowed.js'
import { requestsOfCall } from '../saas/requests-of-call.js'
import { saas } from '../saas/saas.js'

/** An update of a member: its item, its guards, all by keys that begin with the tenant. */
const CALL = 'member.update'
const GRANTS = ['member.update', 'note.batchGet', 'membersByRole'] as const

/** What a caller might have to fill a variable with. */
const CALLER: Context = { 'aws:username': 'root', 'aws:userid': 'AIDA', 'aws:PrincipalTag/tenant': 'root' }

async function allows(policy: object, org: string, context = CALLER): Promise<boolean> {
  for (const request of await requestsOfCall(CALL, org)) {
    if (!(await isAllowed(policy, request, context))) return false
  }
  return true
}

const policyOf = (org: string) => policyStatements(saas, GRANTS, { tableArn: TABLE_ARN, tenant: { org } })
const sessionOf = (org: string): object =>
  JSON.parse(sessionPolicy(saas, GRANTS, { tableArn: TABLE_ARN, tenant: { org } }))

const ODD = [
  '*',
  '?',
  '**',
  'a',
  'ab',
  'a*',
  'a?',
  'A',
  '#',
  'a#b',
  'a#',
  '%',
  'a%23b',
  '%23',
  '$',
  '$$',
  '${',
  '${}',
]
const VARIABLES = [
  '${aws:username}',
  '${aws:PrincipalTag/tenant}',
  '${*}',
  '${$}',
  "${aws:x, 'root'}",
  'root',
  'AIDA',
]
const OTHERS = [
  'acme#NOTE',
  'acme',
  ' ',
  ' a',
  '../acme',
  '__proto__',
  '日',
  '日本',
  '𝄞',
  'é',
  '"',
  '\\',
  '\u007f',
]
const TENANTS = [...ODD, ...VARIABLES, ...OTHERS]

describe.each([
  ['a policy', policyOf],
  ['a session policy', sessionOf],
])('%s of a tenant', (_, make) => {
  it.each(TENANTS)('allows %j what is its own, and nobody else', async (tenant) => {
    const policy = make(tenant)
    const allowed = await Promise.all(
      TENANTS.map(async (other) => ((await allows(policy, other)) ? [other] : [])),
    )
    expect(allowed.flat()).toEqual([tenant])
  })

  it.each(['', '\uD800'])('is refused where no key can hold the tenant: %j', (tenant) => {
    expect(() => make(tenant)).toThrow(/^member\.org (is empty|holds a lone surrogate)/)
  })
})

describe('a policy of any tenant', () => {
  // The evaluator's patterns do not match line ends, which IAM's do: see the README.
  const text = fc.string({ minLength: 1, unit: 'binary' }).filter((one) => !/[\n\r\u2028\u2029]/.test(one))
  const piece = fc.constantFrom(
    '*',
    '?',
    '$',
    '{',
    '}',
    '#',
    '%',
    'a',
    'aws:username',
    '${aws:username}',
    '${*}',
  )
  const tenant = fc.oneof(
    text,
    fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  )

  it('allows it what is its own, and no other tenant', async () => {
    await fc.assert(
      fc.asyncProperty(tenant, tenant, async (one, other) => {
        expect(await allows(policyOf(one), one)).toBe(true)
        if (one !== other) expect(await allows(policyOf(one), other)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a policy with a policy variable', () => {
  const policy = policyStatements(saas, GRANTS, {
    tableArn: TABLE_ARN,
    leadingKeys: { org: '${aws:PrincipalTag/tenant}' },
  })
  const allowsAs = (tag: string | undefined, org: string) =>
    allows(policy, org, tag === undefined ? {} : { 'aws:PrincipalTag/tenant': tag })

  it('allows the tenant of the tag, and no other', async () => {
    expect(await allowsAs('acme', 'acme')).toBe(true)
    for (const other of ['acm', 'acme2', 'a', '*', '${aws:PrincipalTag/tenant}']) {
      expect(await allowsAs('acme', other)).toBe(false)
    }
  })

  it('allows nothing to a caller without the tag', async () => {
    expect(await allowsAs(undefined, 'acme')).toBe(false)
    expect(await allowsAs(undefined, '${aws:PrincipalTag/tenant}')).toBe(false)
  })

  it('does not know how keys are escaped: a tag with the delimiter in it misses its own items', async () => {
    expect(await allowsAs('a#b', 'a#b')).toBe(false)
  })
})
