import { describe, expect, it } from 'vitest'
import type { Call, Item, Seen } from './calls.js'
import { lostKeys } from './findings.js'
import { worldsAfter } from './judge.js'
import { EMPTY, type World } from './world.js'

const key = { pk: 'deploy#a#order#1', sk: 'order#1' }
const tea: Item = { ...key, lane: 0, put: 1 }
const milk: Item = { ...key, lane: 0, put: 2 }
const other: Item = { ...key, sk: 'order#2', lane: 0, put: 3 }
const ofOtherLane: Item = { ...key, pk: 'deploy#a#order#2', lane: 1, put: 1 }

type Event = readonly [Call, Seen]

const answered = (body: unknown): Seen => ({ outcome: 'answered', body })
const refused = (type: string, failed?: readonly number[]): Seen => ({
  outcome: 'refused',
  type,
  ...(failed && { failed }),
})
const unknown: Seen = { outcome: 'unknown' }

const put = (item: Item, seen = answered({ put: true })): Event => [
  { kind: 'put', write: { put: item } },
  seen,
]
const putIf = (item: Item, presence: 'exists' | 'missing', seen: Seen): Event => [
  { kind: 'put', write: { put: item, if: presence } },
  seen,
]
const remove = (seen: Seen): Event => [{ kind: 'delete', write: { delete: key } }, seen]
const get = (item: Item | null): Event => [{ kind: 'get', key }, answered({ item })]
const query = (...items: readonly Item[]): Event => [
  { kind: 'query', pk: key.pk, limit: 1, order: 'ascending' },
  answered({ items }),
]
const scan = (...items: readonly Item[]): Event => [{ kind: 'scan', limit: 1 }, answered({ items })]
const transact = (seen: Seen): Event => [
  { kind: 'transact writes', writes: [{ put: tea, if: 'missing' }, { put: other }] },
  seen,
]
const batch = (seen: Seen): Event => [{ kind: 'batch writes', writes: [{ put: tea }, { put: other }] }, seen]

const follow = (...history: readonly Event[]): readonly World[] =>
  history.reduce<readonly World[]>(
    (worlds, [call, seen]) => worldsAfter(worlds, call, seen, ({ lane }) => lane === 0),
    [EMPTY],
  )

const done = answered({ deleted: true })
const written = answered({ written: true })
const conditionFailed = refused('condition-failed')

describe('a history is possible', () => {
  it.each<[string, readonly Event[]]>([
    ['when what was acknowledged is there', [put(tea), get(tea), query(tea), scan(tea)]],
    ['when what was replaced is not', [put(tea), put(milk), get(milk)]],
    ['when what was deleted is gone', [put(tea), remove(done), get(null), query(), scan()]],
    ['when a condition held', [putIf(tea, 'missing', answered({ put: true })), get(tea)]],
    ['when a condition failed', [putIf(tea, 'exists', conditionFailed), get(null)]],
    ['when what met a transaction was not done', [put(tea, refused('conflict')), get(null)]],
    ['when what is unknown was done', [put(tea, unknown), get(tea), get(tea)]],
    ['when what is unknown was not done', [put(tea, unknown), get(null), get(null)]],
    ['when a transaction is all there', [transact(written), query(tea, other)]],
    [
      'when a transaction was refused by the right one',
      [put(tea), transact(refused('condition-failed', [0])), query(tea)],
    ],
    ['when a batch is there in part', [batch(answered({ outcomes: ['not-done', 'done'] })), query(other)]],
    ['when a batch is unknown', [batch(unknown), query(other)]],
    ['when a scan shows what others write', [put(tea), scan(ofOtherLane, tea)]],
  ])('%s', (_, history) => {
    expect(follow(...history)).toHaveLength(1)
  })
})

describe('a history is not possible', () => {
  it.each<[string, readonly Event[]]>([
    ['when an acknowledged write is lost', [put(tea), get(null)]],
    ['when it is lost in a query', [put(tea), put(other), query(tea)]],
    ['when it is lost in a scan', [put(tea), scan(ofOtherLane)]],
    ['when an item has a wrong value', [put(tea), get(milk)]],
    ['when an item has the value before', [put(tea), put(milk), get(tea)]],
    ['when an item comes back after its delete', [put(tea), remove(done), get(tea)]],
    ['when it comes back in a scan', [put(tea), remove(done), scan(tea)]],
    ['when a query has an item twice', [put(tea), query(tea, tea)]],
    ['when a scan has an item twice', [put(tea), scan(tea, tea)]],
    ['when a scan has an item of another lane twice', [scan(ofOtherLane, ofOtherLane)]],
    ['when a query has no order', [put(tea), put(other), query(other, tea)]],
    ['when what was refused was done', [putIf(tea, 'exists', conditionFailed), get(tea)]],
    ['when a condition failed that held', [putIf(tea, 'missing', conditionFailed)]],
    ['when a condition held that failed', [putIf(tea, 'exists', answered({ put: true }))]],
    ['when a delete says that there was nothing', [put(tea), remove(answered({ deleted: false }))]],
    ['when what is unknown is there and then is not', [put(tea, unknown), get(tea), get(null)]],
    ['when half of a transaction is there', [transact(unknown), query(tea)]],
    ['when a transaction blames the wrong one', [put(tea), transact(refused('condition-failed', [1]))]],
    [
      'when a write of a batch that was done is lost',
      [batch(answered({ outcomes: ['done', 'done'] })), query(other)],
    ],
    ['when a batch tells of too few', [batch(answered({ outcomes: ['done'] }))]],
    ['when a read is refused', [[{ kind: 'get', key }, refused('condition-failed')]]],
  ])('%s', (_, history) => {
    expect(follow(...history)).toEqual([])
  })
})

describe('a lost item', () => {
  const worlds = follow(put(tea))

  it('is one that was acknowledged and is not in an answer', () => {
    for (const [call, seen] of [get(null), query(), scan()])
      expect(lostKeys(worlds, call, seen)).toHaveLength(1)
  })

  it('is none that is there, or whose outcome is unknown', () => {
    for (const [call, seen] of [get(milk), query(tea)]) expect(lostKeys(worlds, call, seen)).toEqual([])
    const [call, seen] = get(null)
    expect(lostKeys(follow(put(tea, unknown)), call, seen)).toEqual([])
  })
})
