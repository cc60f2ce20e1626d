import { describe, expect, it } from 'vitest'
import { disagreements, type Snapshot } from './disagreements.js'
import { Violation, worldsAfter } from './history.js'
import type { Observation, Operation } from './operation.js'
import { type Account, EMPTY, type Task, type World } from './world.js'

const ada = { id: 'a1', email: 'e1', label: 'red', points: 1, log: [] }
const bob = { ...ada, id: 'a2' }
const tea: Task = { id: 't1', points: 2, log: [], region: 'eu', city: 'Ghent' }

const create = (item: typeof ada): Operation => ({ kind: 'create', entity: 'account', item })
const put: Operation = { kind: 'put', entity: 'task', item: tea }
const add: Operation = { kind: 'update', entity: 'task', id: 't1', add: 1 }
const get: Operation = { kind: 'get', entity: 'task', id: 't1' }
const getAda: Operation = { kind: 'get', entity: 'account', id: 'a1' }

const setEmail = (id: string, email: string): Operation => ({
  kind: 'update',
  entity: 'account',
  id,
  set: { email },
})

const done = (result?: unknown): Observation => ({ outcome: 'done', result })
const refused = (...codes: readonly string[]): Observation => ({ outcome: 'refused', codes })
const failed: Observation = { outcome: 'failed' }
const unknown: Observation = { outcome: 'unknown' }

type Event = readonly [Operation, Observation]

const follow = (...history: readonly Event[]): readonly World[] =>
  history.reduce<readonly World[]>(
    (worlds, [operation, seen]) => worldsAfter(worlds, operation, seen),
    [EMPTY],
  )

const stored = done(tea)
const created = done({ ...ada, version: 1 })

describe('a history is accepted', () => {
  it('when what was acknowledged is visible', () => {
    expect(follow([put, stored], [get, stored])).toEqual([{ 'task t1': tea }])
  })

  it('when what failed is not', () => {
    expect(follow([put, failed], [get, done(null)])).toEqual([EMPTY])
  })

  it('when what is unknown is visible, or not, and from then on the same', () => {
    expect(follow([put, unknown])).toEqual([EMPTY, { 'task t1': tea }])
    expect(follow([put, unknown], [get, stored])).toHaveLength(1)
    expect(follow([put, unknown], [get, done(null)])).toEqual([EMPTY])
    expect(() => follow([put, unknown], [get, stored], [get, done(null)])).toThrow(Violation)
  })

  it('when an addition that is unknown counted once, or not at all', () => {
    const points = (count: number) =>
      follow([put, stored], [add, unknown], [get, done({ ...tea, points: count })])
    expect(points(2)).toHaveLength(1)
    expect(points(3)).toHaveLength(1)
    expect(() => points(4)).toThrow(Violation)
  })

  it('when what was written without being given back is visible, and only then', () => {
    const points = (count: number) =>
      follow([put, stored], [add, { outcome: 'written' }], [get, done({ ...tea, points: count })])
    expect(points(3)).toHaveLength(1)
    expect(() => points(2)).toThrow(Violation)
  })

  it('when each write of a batch that is unknown is done or not', () => {
    const other: Task = { id: 't2', points: 0, log: [] }
    const batch: Operation = {
      kind: 'batchWrite',
      writes: [
        { kind: 'put', entity: 'task', item: tea },
        { kind: 'put', entity: 'task', item: other },
      ],
    }
    expect(follow([batch, unknown])).toHaveLength(4)
    expect(follow([batch, { outcome: 'partial', done: [0], unknown: [] }])).toEqual([{ 'task t1': tea }])
  })
})

describe('a history is refused', () => {
  it.each<[string, readonly Event[]]>([
    [
      'an acknowledged write is not visible',
      [
        [put, stored],
        [get, done(null)],
      ],
    ],
    [
      'a failed write is visible',
      [
        [put, failed],
        [get, stored],
      ],
    ],
    [
      'a refused write is visible',
      [
        [add, refused('NOT_FOUND')],
        [get, stored],
      ],
    ],
    [
      'an acknowledged addition counted twice',
      [
        [put, stored],
        [add, done()],
        [get, done({ ...tea, points: 4 })],
      ],
    ],
    [
      'a unique value is held twice',
      [
        [create(ada), created],
        [create(bob), done({ ...bob, version: 1 })],
      ],
    ],
    [
      'a version is raised twice by what counts',
      [
        [create(ada), created],
        [{ kind: 'update', entity: 'account', id: 'a1', add: 1 }, done()],
        [getAda, done({ ...ada, points: ada.points + 1, version: 3 })],
      ],
    ],
    ['a write is refused for an item that is not there', [[create(ada), refused('ALREADY_EXISTS')]]],
    ['a write is refused for a value that is free', [[create(ada), refused('NOT_UNIQUE')]]],
    ['a write is done on an item that is not there', [[add, done()]]],
    ['a write gives an item back that it did not make', [[create(ada), done({ ...ada, version: 2 })]]],
    [
      'an index lacks an item',
      [
        [put, stored],
        [{ kind: 'byPlace', region: 'eu', city: 'Ghent' }, done([])],
      ],
    ],
  ])('in which %s', (_, history) => {
    expect(() => follow(...history)).toThrow(Violation)
  })

  it('in which half of a transaction is visible', () => {
    const transact: Operation = {
      kind: 'transact',
      writes: [
        { kind: 'put', entity: 'task', item: tea },
        { kind: 'create', entity: 'account', item: ada },
      ],
    }
    const half: Event = [{ kind: 'team' }, done([tea])]
    expect(() => follow([transact, done()], half)).toThrow(Violation)
    expect(() => follow([transact, unknown], half)).toThrow(Violation)
  })
})

it('a version may be raised twice by one update that only sets: its answer was lost, and it was sent again', () => {
  const update: Operation = { kind: 'update', entity: 'account', id: 'a1', set: { label: 'blue' } }
  for (const version of [2, 3])
    follow([create(ada), created], [update, done()], [getAda, done({ ...ada, label: 'blue', version })])
  const beyond: Event = [getAda, done({ ...ada, label: 'blue', version: 4 })]
  expect(() => follow([create(ada), created], [update, done()], beyond)).toThrow(Violation)
})

it('a version may be raised twice too by an email that stays as it is, not by one that changes', () => {
  const got = (email: string, version: number): Event => [getAda, done({ ...ada, email, version })]
  for (const version of [2, 3])
    follow([create(ada), created], [setEmail('a1', ada.email), done()], got(ada.email, version))
  follow([create(ada), created], [setEmail('a1', 'e9'), done()], got('e9', 2))
  expect(() => follow([create(ada), created], [setEmail('a1', 'e9'), done()], got('e9', 3))).toThrow(
    Violation,
  )
})

it('an item that is exactly what a put would have made of another version may be taken for its own', () => {
  const put = (points: number): Event => [
    { kind: 'put', entity: 'account', item: { ...ada, points }, ifVersion: 1 },
    done({ ...ada, points, version: 2 }),
  ]
  const added: Event = [{ kind: 'update', entity: 'account', id: 'a1', add: 1 }, done()]
  const { points } = ada
  const got: Event = [getAda, done({ ...ada, points: points + 1, version: 2 })]
  follow([create(ada), created], added, put(points + 1), got)
  expect(() => follow([create(ada), created], added, put(points + 2))).toThrow(Violation)
})

it('an update may miss its item and find its email taken: it was deleted after it was read', () => {
  for (const codes of [['NOT_FOUND'], ['NOT_FOUND', 'NOT_UNIQUE']])
    follow([create(ada), created], [setEmail('a2', ada.email), refused(...codes)])
  expect(() =>
    follow([create(ada), created], [setEmail('a2', 'e9'), refused('NOT_FOUND', 'NOT_UNIQUE')]),
  ).toThrow(Violation)
})

describe('a table agrees with itself', () => {
  const account: Account = { ...ada, version: 1 }
  const agreeing: Snapshot = {
    world: { 'account a1': account, 'task t1': tea },
    collection: [account, tea],
    byLabel: [
      [{ label: 'red' }, [account]],
      [{ label: 'blue' }, []],
    ],
    byPlace: [[{ region: 'eu', city: 'Ghent' }, [tea]]],
    guards: { e1: 'a1' },
  }

  it('when every way to read it gives the same', () => {
    expect(disagreements(agreeing)).toEqual([])
  })

  it.each<[string, Partial<Snapshot>]>([
    ['the collection lacks an item', { collection: [tea] }],
    ['an index entry is stale', { byLabel: [[{ label: 'red' }, [{ ...account, points: 0 }]]] }],
    ['an index entry is where its item is not', { byLabel: [[{ label: 'blue' }, [account]]] }],
    ['an index lacks an entry', { byPlace: [[{ region: 'eu', city: 'Ghent' }, []]] }],
    ['a guard is missing', { guards: {} }],
    ['a guard is left over', { guards: { e1: 'a1', e2: 'a1' } }],
    ['a guard belongs to another item', { guards: { e1: 'a2' } }],
  ])('but not when %s', (_, wrong) => {
    expect(disagreements({ ...agreeing, ...wrong })).toHaveLength(1)
  })

  it('but not when two items hold one unique value', () => {
    const world = { ...agreeing.world, 'account a2': { ...account, id: 'a2' } }
    expect(disagreements({ ...agreeing, world }).join()).toContain('a1 shares the email e1')
  })
})
