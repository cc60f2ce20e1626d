import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeEach, expect, it } from 'vitest'
import { connect, ValidationError } from '../index.js'
import { recording } from '../testing/reads/recording.js'
import { rejection } from '../testing/rejection.js'
import type { Untyped } from '../testing/untyped.js'
import { at, samples } from '../testing/values/samples.js'

const table = testTable(samples)
const client = recording(table.client)
const db = connect(samples, { ...table, client })
beforeEach(() => client.forget())

const circle: Record<string, unknown> = { name: 'circle' }
circle.self = circle
const ring: unknown[] = []
ring.push([ring])
const further: Record<string, unknown> = {}
further.inner = [{ further }]

async function refused(call: PromiseLike<unknown>, path: string | RegExp): Promise<void> {
  const error = await rejection(call)
  expect(error).toBeInstanceOf(ValidationError)
  expect(error).toMatchObject({ entity: 'sample', attribute: expect.stringMatching(path) })
  expect(client.inputs).toEqual([])
}

const exactly = (path: string) => new RegExp(`^${path.replaceAll(/[[\].]/g, '\\$&')}$`)

describeWithDynamoDB('value 24: what DynamoDB cannot hold is refused with its path, never dropped', () => {
  it.each<[string, object, string]>([
    ['a function as text', { text: () => 'a' }, 'text'],
    ['a function in a list', { list: [1, () => 1] }, 'list[1]'],
    ['a method of a map', { map: { text: 'a', number: () => 1 } }, 'map.number'],
    ['a function in a record', { record: { a: () => 1 } }, 'record.a'],
    ['a method in any()', { any: { a: [{ method() {} }] } }, 'any.a[0].method'],
    ['a class', { any: class {} }, 'any'],
    ['a function behind a schema', { checked: { a: () => 1 } }, 'checked.a'],
    ['a symbol as text', { text: Symbol('s') }, 'text'],
    ['a symbol as a number', { number: Symbol.iterator }, 'number'],
    ['a symbol in any()', { any: [Symbol('s')] }, 'any[0]'],
    ['a symbol in a set', { strings: new Set(['a', Symbol('s')]) }, 'strings[1]'],
    ['a promise', { any: { a: Promise.resolve(1) } }, 'any.a'],
    ['undefined in a list', { any: { a: [undefined] } }, 'any.a[0]'],
  ])('%s', async (_, attributes: Untyped, path) => {
    await refused(db.sample.put({ ...at('a'), ...attributes }), exactly(path))
    await refused(db.sample.update(at('a'), { set: attributes }), exactly(path))
    await refused(
      db.transact((tx) => [tx.sample.put({ ...at('a'), ...attributes })]),
      exactly(path),
    )
    await refused(
      db.batch.write((b) => [b.sample.put({ ...at('a'), ...attributes })]),
      exactly(path),
    )
  })

  it('a function or a symbol in a key', async () => {
    const id: Untyped = () => 'a'
    await refused(db.sample.put({ id, place: 'p' }), exactly('id'))
    await refused(db.sample.get({ id: Symbol('a') as Untyped, place: 'p' }), exactly('id'))
    const place: Untyped = Symbol('p')
    await refused(db.sample.delete({ id: 'a', place }), exactly('place'))
  })

  it('a function or a symbol in what an update adds or appends', async () => {
    await refused(db.sample.update(at('a'), { append: { list: [Symbol('s') as Untyped] } }), /^list/)
    await refused(db.sample.update(at('a'), { add: { number: (() => 1) as Untyped } }), exactly('number'))
    const change = (o: Untyped) => o.any.at('b').set(() => 1)
    await refused(db.sample.update(at('a'), { change }), /^any/)
  })

  it.each<[string, object, RegExp]>([
    ['an object in itself', { any: circle }, /^any\.self\.self/],
    ['a list in itself', { any: ring }, /^any\[0\]\[0\]/],
    ['further in', { any: { a: [further] } }, /^any\.a\[0\]\.inner\[0\]\.further/],
    ['behind a schema', { checked: circle }, /^checked\.self/],
  ])('a circle: %s', async (_, attributes: Untyped, path) => {
    await refused(db.sample.put({ ...at('a'), ...attributes }), path)
    await refused(db.sample.update(at('a'), { set: attributes }), path)
  })

  it('a circle where the design says more', async () => {
    await refused(db.sample.put({ ...at('a'), record: circle as Untyped }), exactly('record.name'))
    await refused(db.sample.put({ ...at('a'), lines: [ring] as Untyped }), exactly('lines[0]'))
  })

  it('but the same object twice is no circle', async () => {
    const shared = { a: 1 }
    await db.sample.put({ ...at('shared'), any: [shared, shared, { shared }] })
    const read = await db.sample.getOrFail(at('shared'))
    expect(read.any).toEqual([shared, shared, { shared }])
  })
})
