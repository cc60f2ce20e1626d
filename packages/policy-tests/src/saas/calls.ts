import type { Client } from '@keyprint/client'
import type { saas } from './saas.js'

/** The client of the design. */
export type Db = Client<(typeof saas)['~types']>
type Call = (db: Db, org: string) => PromiseLike<unknown>

const id = 'x'

/** Every operation of the client on every kind of entity, by the grant that is made for it. */
export const CALLS = {
  'member.get': (db, org) => db.member.get({ org, memberId: id }),
  'member.create': (db, org) => db.member.create({ org, memberId: id, email: 'new' }),
  'member.put': (db, org) => db.member.put({ org, memberId: id, email: 'new' }),
  'member.update': (db, org) => db.member.update({ org, memberId: id }, { set: { email: 'new' } }),
  'member.readThenUpdate': (db, org) =>
    db.member.readThenUpdate({ org, memberId: id }, { set: { email: 'new' } }),
  'member.delete': (db, org) => db.member.delete({ org, memberId: id }),
  'member.check': (db, org) => db.transact((tx) => [tx.member.check({ org, memberId: id })]),
  'member.batchGet': (db, org) => db.batch.get([db.member.key({ org, memberId: id })]),
  'note.get': (db, org) => db.note.get({ org, noteId: id }),
  'note.create': (db, org) => db.note.create({ org, noteId: id, text: 't' }),
  'note.put': (db, org) => db.note.put({ org, noteId: id, text: 't' }),
  'note.update': (db, org) =>
    db.transact((tx) => [
      tx.note.update({ org, noteId: id }, {}),
      tx.note.update({ org, noteId: 'y' }, { set: { stars: 1 } }),
    ]),
  'note.readThenUpdate': (db, org) => db.note.readThenUpdate({ org, noteId: id }, { set: { stars: 1 } }),
  'note.delete': (db, org) => db.note.delete({ org, noteId: id }),
  'note.check': (db, org) => db.transact((tx) => [tx.note.check({ org, noteId: id })]),
  'note.batchGet': (db, org) =>
    db.batch.get([db.note.key({ org, noteId: id }), db.note.key({ org, noteId: 'y' })]),
  'note.batchPut': (db, org) => db.batch.write((b) => [b.note.put({ org, noteId: id, text: 't' })]),
  'note.batchDelete': (db, org) => db.batch.write((b) => [b.note.delete({ org, noteId: id })]),
  oneNote: (db, org) => db.oneNote({ org, noteId: id }),
  members: (db, org) => db.members({ org }).collect(),
  membersByRole: (db, org) => db.membersByRole({ org, role: 'r' }).collect(),
  notesByText: (db) => db.notesByText({ text: 't' }).collect(),
  notesByStars: (db, org) => db.notesByStars({ org, noteId: id }).collect(),
  allNotes: (db) => db.allNotes().collect(),
  allRoles: (db) => db.allRoles().collect(),
  health: (db) => db.health(),
} as const satisfies Record<string, Call>

/** The name of a call, which is that of its grant. */
export type CallName = keyof typeof CALLS

/** All of them. */
export const CALL_NAMES = Object.keys(CALLS) as readonly CallName[]
