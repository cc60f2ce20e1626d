import { describe, expect, it } from 'vitest'
import { type Event, worldsAfterBoth } from './both.js'
import { Violation } from './history.js'
import type { Task, World } from './world.js'

const tea: Task = { id: 't1', points: 2, log: [] }
const more: Task = { ...tea, points: 3 }
const there: World = { 'task t1': tea }

const put: Event = [
  { kind: 'put', entity: 'task', item: tea },
  { outcome: 'done', result: tea },
]
const add = (outcome: 'done' | 'failed'): Event => [
  { kind: 'update', entity: 'task', id: 't1', add: 1 },
  { outcome },
]
const got = (result: Task | null): Event => [
  { kind: 'get', entity: 'task', id: 't1' },
  { outcome: 'done', result },
]

describe('of two operations at the same time', () => {
  it('either can be the first', () => {
    expect(worldsAfterBoth([there], add('done'), got(tea))).toEqual([{ 'task t1': more }])
    expect(worldsAfterBoth([there], add('done'), got(more))).toEqual([{ 'task t1': more }])
    expect(worldsAfterBoth([there], put, add('done'))).toEqual([{ 'task t1': more }, there])
  })

  it('one that is sent again can be done before the other, and after it', () => {
    const removed: Event = [{ kind: 'delete', entity: 'task', id: 't1', return: 'old' }, put[1]]
    expect(worldsAfterBoth([{}], put, removed)).toContainEqual(there)
  })

  it('none is lost', () => {
    expect(() => worldsAfterBoth([there], add('failed'), got(more))).toThrow(Violation)
    expect(worldsAfterBoth([there], add('done'), add('done'))).toEqual([{ 'task t1': { ...tea, points: 4 } }])
  })
})
