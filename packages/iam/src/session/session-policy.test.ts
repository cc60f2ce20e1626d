import { describe, expect, it } from 'vitest'
import {
  MAX_SESSION_POLICY_CHARACTERS,
  policyStatements,
  SessionPolicyTooLargeError,
  sessionPolicy,
} from '../index.js'
import { saas, tableArn } from '../testing/designs.js'
import { thrown } from '../testing/thrown.js'

const make = (org: string) =>
  sessionPolicy(saas, ['user.update', 'tasksByTitle'], { tableArn, tenant: { org } })

describe('a session policy', () => {
  it('says what the statements say, in few characters', () => {
    const { Version, Statement } = JSON.parse(make('acme'))
    const lists = (one: Record<string, unknown>) => ({
      ...one,
      Action: [one.Action].flat(),
      Resource: [one.Resource].flat(),
    })
    const statements = policyStatements(saas, ['user.update', 'tasksByTitle'], {
      tableArn,
      tenant: { org: 'acme' },
    })
    const unnamed = statements.map(({ Sid: _, ...rest }) =>
      JSON.parse(
        JSON.stringify(rest, (_key, value) =>
          Array.isArray(value) && value.length === 1 ? value[0] : value,
        ),
      ),
    )
    expect(Version).toBe('2012-10-17')
    expect(Statement.map(lists)).toEqual(unnamed.map(lists))
    expect(make('acme')).not.toMatch(/\s|Sid/)
  })

  it('takes its tenant literally, whatever it looks like', () => {
    expect(make('${aws:username}')).toContain('ORG#${$}{aws:username}')
    expect(make('*')).toContain('"ORG#${*}"')
  })

  it('has only characters that STS takes, and means the same', () => {
    const policy = make('日本\u007f𝄞')
    expect(policy).toMatch(/^[\u0020-\u007e]+$/)
    expect(policy).toContain('ORG#\\u65e5\\u672c\\u007f\\ud834\\udd1e')
    expect(JSON.stringify(JSON.parse(policy))).toContain('ORG#日本\u007f𝄞')
  })

  it('is refused when STS would not take it', () => {
    const fits = make('x'.repeat(150))
    expect(fits.length).toBeLessThanOrEqual(MAX_SESSION_POLICY_CHARACTERS)
    const error = thrown(() => make('x'.repeat(1000))) as SessionPolicyTooLargeError
    expect(error).toBeInstanceOf(SessionPolicyTooLargeError)
    expect(error).toMatchObject({ code: 'SESSION_POLICY_TOO_LARGE', limit: 2048 })
    expect(error.characters).toBeGreaterThan(2048)
    expect(error.message).toMatch(/^The session policy has \d+ characters, and STS takes 2048; grant less, /)
  })

  it.each([undefined, {}])('is refused without a tenant: %j', (tenant) => {
    expect(() => sessionPolicy(saas, ['users'], { tableArn, tenant: tenant as never })).toThrow(
      'tenant names no attribute, and so would confine nothing',
    )
  })

  it('is refused for what would show other tenants', () => {
    expect(() => sessionPolicy(saas, ['allUsers'], { tableArn, tenant: { org: 'a' } })).toThrow(
      "'allUsers' cannot be confined",
    )
  })
})
