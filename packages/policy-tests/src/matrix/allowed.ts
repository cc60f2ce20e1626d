import type { CallName } from '../saas/calls.js'

/** Calls that a grant allows. */
export type Allowed = { readonly [grant: string]: readonly CallName[] }

const PUTS = ['member.create', 'note.create', 'note.put'] as const
const GETS = ['member.get', 'note.get', 'oneNote'] as const
const CHECKS = ['member.check', 'note.check'] as const
const BATCH_GETS = ['member.batchGet', 'note.batchGet'] as const
const BATCH_WRITES = ['note.batchPut', 'note.batchDelete'] as const
const MEMBER_WRITES = ['member.put', 'member.delete'] as const

/**
 * IAM knows actions and tables, not entities: without a condition, a grant for one entity allows the same actions on
 * the others of its table. Written down by hand from what AWS says of each action.
 */
export const ALLOWED_ON_TABLE: Allowed = {
  'member.get': GETS,
  'member.create': PUTS,
  // Reads the item, writes guards (PutItem and DeleteItem), and leaves those of others alone (ConditionCheckItem).
  'member.put': [...GETS, ...PUTS, ...CHECKS, ...MEMBER_WRITES, 'note.delete'],
  'member.update': [
    ...GETS,
    ...PUTS,
    ...CHECKS,
    ...MEMBER_WRITES,
    'member.update',
    'member.readThenUpdate',
    'note.update',
    'note.readThenUpdate',
    'note.delete',
  ],
  'member.readThenUpdate': [
    ...GETS,
    ...PUTS,
    ...CHECKS,
    ...MEMBER_WRITES,
    'member.update',
    'member.readThenUpdate',
    'note.update',
    'note.readThenUpdate',
    'note.delete',
  ],
  'member.delete': [...GETS, ...CHECKS, 'member.delete', 'note.delete'],
  'member.check': CHECKS,
  'member.batchGet': BATCH_GETS,
  'note.get': GETS,
  'note.create': PUTS,
  'note.put': PUTS,
  'note.update': [...CHECKS, 'note.update'],
  'note.readThenUpdate': [...GETS, 'note.readThenUpdate'],
  'note.delete': ['note.delete'],
  'note.check': CHECKS,
  'note.batchGet': BATCH_GETS,
  'note.batchPut': BATCH_WRITES,
  'note.batchDelete': BATCH_WRITES,
  oneNote: GETS,
  members: ['members'],
  membersByRole: ['membersByRole'],
  notesByText: ['notesByText'],
  notesByStars: ['notesByStars'],
  allNotes: ['allNotes'],
  allRoles: ['allRoles'],
  health: ['health'],
}

/** Confined to a tenant, keys tell entities apart, where their partition keys differ. */
export const ALLOWED_IN_TENANT: Allowed = {
  'member.get': ['member.get'],
  'member.create': ['member.create'],
  'member.put': ['member.get', 'member.create', 'member.put'],
  'member.update': ['member.get', 'member.check', 'member.update', 'member.readThenUpdate'],
  'member.readThenUpdate': ['member.get', 'member.update', 'member.readThenUpdate'],
  'member.delete': ['member.get', 'member.delete'],
  'member.check': ['member.check'],
  'member.batchGet': ['member.batchGet'],
  'note.get': ['note.get', 'oneNote'],
  'note.create': ['note.create', 'note.put'],
  'note.put': ['note.create', 'note.put'],
  'note.update': ['note.check', 'note.update'],
  'note.readThenUpdate': ['note.get', 'oneNote', 'note.readThenUpdate'],
  'note.delete': ['note.delete'],
  'note.check': ['note.check'],
  'note.batchGet': ['note.batchGet'],
  'note.batchPut': BATCH_WRITES,
  'note.batchDelete': BATCH_WRITES,
  oneNote: ['note.get', 'oneNote'],
  members: ['members'],
  membersByRole: ['membersByRole'],
  notesByStars: ['notesByStars'],
  health: ['health'],
}
