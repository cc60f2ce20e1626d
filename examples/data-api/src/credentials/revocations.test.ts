import { IAMClient } from '@aws-sdk/client-iam'
import { describe, expect, it } from 'vitest'
import { FakeIam } from '../testing/fake-iam.js'
import { standIn } from '../testing/stand-in.js'
import { iamRevocations } from './iam-revocations.js'
import { inMemoryRevocations } from './in-memory-revocations.js'
import { denialPolicy } from './session-policy.js'
import type { RevokeSessions } from './sessions.js'

const ROLE = 'arn:aws:iam::111122223333:role/apps/tenant'
const ADA = '0123456789abcdefghjkmnpqrs'
const EVE = '1123456789abcdefghjkmnpqrs'
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)

/** Revocations, and the names of the denials that there are. */
interface Revocations extends AsyncDisposable {
  readonly revoke: RevokeSessions
  names(): readonly string[]
}

async function onIam(fake: FakeIam): Promise<Revocations> {
  const iam = await standIn(({ body }) => fake.answer(body))
  return {
    revoke: iamRevocations(new IAMClient(iam.options), ROLE),
    names: () => [...fake.policies.keys()].filter((name) => name !== 'grants'),
    [Symbol.asyncDispose]: () => iam[Symbol.asyncDispose](),
  }
}

async function inMemory(room: number): Promise<Revocations> {
  const { revoke, denied } = inMemoryRevocations(room)
  return { revoke, names: () => [...denied.keys()], [Symbol.asyncDispose]: async () => {} }
}

/** What two denials take, and what the role may do. */
const TWO = 2 * denialPolicy(ADA).length + 2

describe.each([
  ['on IAM', () => onIam(new FakeIam(TWO))],
  ['in memory', () => inMemory(2)],
])('revocations %s', (_, start) => {
  it('name whose they are and until when, and are there once however often they are asked for', async () => {
    await using denials = await start()
    const until = inSeconds(960)
    const answers = await Promise.all([denials.revoke(ADA, until), denials.revoke(ADA, until)])
    expect([...answers, await denials.revoke(ADA, until)]).toEqual([true, true, true])
    expect(denials.names()).toEqual([`revoked-${ADA}-${Math.ceil(until.getTime() / 1000)}`])
  })

  it('make room for others when their sessions have ended, and not before', async () => {
    await using denials = await start()
    await denials.revoke(ADA, inSeconds(-1))
    await denials.revoke(EVE, inSeconds(960))
    expect(denials.names()).toEqual([expect.stringContaining(EVE)])
    await Promise.all([denials.revoke(ADA, inSeconds(960)), denials.revoke(EVE, inSeconds(960))])
    expect(denials.names()).toHaveLength(2)
  })

  it('say that there is no room, and lose none of those that there are', async () => {
    await using denials = await start()
    const until = inSeconds(960)
    await denials.revoke(ADA, until)
    await denials.revoke(EVE, until)
    const before = denials.names()
    expect(await denials.revoke('2123456789abcdefghjkmnpqrs', until)).toBe(false)
    expect(await denials.revoke(ADA, until)).toBe(true)
    expect(denials.names()).toEqual(before)
  })
})

describe('revocations on IAM', () => {
  it('deny dynamodb to sessions with the tag of the tenant, and leave the policy of the role alone', async () => {
    const fake = new FakeIam()
    await using denials = await onIam(fake)
    await denials.revoke(ADA, inSeconds(-1))
    await denials.revoke(EVE, inSeconds(960))
    expect(fake.policies.get('grants')).toBe('{}')
    expect(JSON.parse(fake.policies.get(denials.names()[0] ?? '') ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/tenant': EVE } },
      },
    })
  })

  it('fail when IAM does', async () => {
    await using iam = await standIn(() => ({ status: 403, body: DENIED }))
    const revoke = iamRevocations(new IAMClient(iam.options), ROLE)
    await expect(revoke(ADA, inSeconds(960))).rejects.toThrow(
      expect.objectContaining({ name: 'AccessDenied' }),
    )
  })

  it('do not mind who was first to take an ended one away', async () => {
    const fake = new FakeIam()
    await using denials = await onIam(fake)
    await denials.revoke(ADA, inSeconds(-1))
    const both = [denials.revoke(EVE, inSeconds(960)), denials.revoke(ADA, inSeconds(960))]
    expect(await Promise.all(both)).toEqual([true, true])
  })
})

const DENIED =
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>'
