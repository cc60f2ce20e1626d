import { policyStatements } from '@keyprint/iam'
import { describe, expect, it } from 'vitest'
import { isAllowed, TABLE_ARN } from '../evaluate/is-allowed.js'
import type { Db } from '../saas/calls.js'
import { requestsOfSent } from '../saas/requests-of-call.js'
import { saas } from '../saas/saas.js'

const key = { org: 'acme', noteId: 'x' }
const member = { org: 'acme', memberId: 'x' }

const policy = policyStatements(
  saas,
  ['note.get', 'note.update', 'note.delete', 'note.check', 'member.update', 'notesByStars', 'members'],
  { tableArn: TABLE_ARN, attributes: { note: ['stars'], member: ['role'] } },
)
const writer = policyStatements(saas, ['note.create', 'note.batchPut', 'member.create'], {
  tableArn: TABLE_ARN,
  attributes: { note: ['text'], member: ['email'] },
})

async function allows(statements: typeof policy, call: (db: Db) => PromiseLike<unknown>): Promise<boolean> {
  const requests = await requestsOfSent(call, 'acme')
  const answers = await Promise.all(requests.map((request) => isAllowed(statements, request)))
  return answers.length > 0 && answers.every(Boolean)
}

describe('a policy with attributes allows', () => {
  it.each<[string, (db: Db) => PromiseLike<unknown>]>([
    ['a get that asks for them', (db) => db.note.get(key, { select: ['stars'] })],
    ['a query that asks for them', (db) => db.members({ org: 'acme' }, { select: ['role'] }).collect()],
    ['a query of an index', (db) => db.notesByStars(key, { select: ['stars'] }).collect()],
    ['an update of them', (db) => db.note.update(key, { set: { stars: 1 } })],
    [
      'an update that leaves unique attributes alone',
      (db) => db.member.update(member, { set: { role: 'r' } }),
    ],
    ['a condition on them', (db) => db.note.delete(key, { if: (note) => note.stars.eq(1) })],
    [
      'a check in a transaction',
      (db) => db.transact((tx) => [tx.note.check(key, { if: (n) => n.stars.eq(1) })]),
    ],
  ])('%s', async (_, call) => {
    expect(await allows(policy, call)).toBe(true)
  })

  it.each<[string, (db: Db) => PromiseLike<unknown>]>([
    ['a create with what there must be', (db) => db.note.create({ ...key, text: 't' })],
    ['a put in a batch', (db) => db.batch.write((b) => [b.note.put({ ...key, text: 't' })])],
    ['a create with guards', (db) => db.member.create({ ...member, email: 'e' })],
  ])('%s', async (_, call) => {
    expect(await allows(writer, call)).toBe(true)
  })
})

describe('a policy with attributes denies', () => {
  it.each<[string, (db: Db) => PromiseLike<unknown>]>([
    ['a get of the whole item', (db) => db.note.get(key)],
    ['a get of others', (db) => db.note.get(key, { select: ['stars', 'text'] })],
    ['a query of whole items', (db) => db.members({ org: 'acme' }).collect()],
    ['an update of others', (db) => db.note.update(key, { set: { text: 't' } })],
    ['an update that gives the item back', (db) => db.note.update(key, { set: { stars: 1 }, return: 'new' })],
    ['a condition on others', (db) => db.note.delete(key, { if: (note) => note.text.eq('t') })],
    ['an update of unique attributes', (db) => db.member.update(member, { set: { email: 'e' } })],
    [
      'a filter on others',
      (db) => db.members({ org: 'acme' }, { select: ['role'], filter: (m) => m.email.eq('e') }).collect(),
    ],
  ])('%s', async (_, call) => {
    expect(await allows(policy, call)).toBe(false)
  })

  it('a create with others', async () => {
    expect(await allows(writer, (db) => db.note.create({ ...key, text: 't', stars: 1 }))).toBe(false)
  })

  it('a request that does not say which attributes it is about', async () => {
    expect(await isAllowed(policy, { action: 'GetItem', leadingKeys: ['ORG#acme#NOTE#x'] })).toBe(false)
  })
})
