import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect, NotFoundError, ValidationError, VersionConflictError } from '../index.js'
import { key, putRaw } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'
import type { Untyped } from '../testing/untyped.js'

const table = defineTable('documents', { partitionKey: 'pk', sortKey: 'sk' })
const page = defineEntity(table, 'page', {
  attributes: { pageId: string(), text: string(), status: string().default('draft') },
  key: { partition: 'PAGE#{pageId}', sort: 'PAGE' },
  version: true,
})
const plain = defineEntity(table, 'plain', {
  attributes: { id: string(), text: string() },
  key: { partition: 'PLAIN#{id}', sort: 'PLAIN' },
})
const documents = defineDesign({ table, entities: { page, plain } })
const own = testTable(documents)
const db = connect(documents, own)

describe('an entity with an optimistic lock', () => {
  it('begins with version 1', async () => {
    const created = await db.page.create({ pageId: 'p1', text: 'a' })
    expect(created).toEqual({ pageId: 'p1', text: 'a', status: 'draft', version: 1 })
    expect(await db.page.get({ pageId: 'p1' })).toEqual(created)
  })

  it('counts every write', async () => {
    await db.page.create({ pageId: 'p2', text: 'a' })
    await db.page.update({ pageId: 'p2' }, { set: { text: 'b' } })
    await db.page.update({ pageId: 'p2' }, { set: { text: 'c' }, ifVersion: 2 })
    await db.transact((tx) => [tx.page.update({ pageId: 'p2' }, { set: { text: 'd' }, ifVersion: 3 })])
    const put = await db.page.put({ pageId: 'p2', text: 'e' }, { ifVersion: 4 })
    expect(put.version).toBe(5)
    expect(await db.page.get({ pageId: 'p2' })).toEqual(put)
  })

  it('refuses to write what is older, and shows the current item', async () => {
    await db.page.create({ pageId: 'p3', text: 'a' })
    await db.page.update({ pageId: 'p3' }, { set: { text: 'b' } })

    const error = await rejection(db.page.update({ pageId: 'p3' }, { set: { text: 'mine' }, ifVersion: 1 }))

    expect(error).toBeInstanceOf(VersionConflictError)
    expect(error).toMatchObject({
      code: 'VERSION_CONFLICT',
      entity: 'page',
      key: { pageId: 'p3' },
      expectedVersion: 1,
      actualVersion: 2,
      current: { pageId: 'p3', text: 'b', status: 'draft', version: 2 },
      message: `page { pageId: "p3" } has version 2, not 1; make the change anew on 'current'.`,
    })
    expect((await db.page.getOrFail({ pageId: 'p3' })).text).toBe('b')
  })

  it.each<[string, (ifVersion: number) => PromiseLike<unknown>]>([
    ['put', (ifVersion) => db.page.put({ pageId: 'p4', text: 'b' }, { ifVersion })],
    [
      'put and give the old item',
      (ifVersion) => db.page.put({ pageId: 'p4', text: 'b' }, { ifVersion, return: 'old' }),
    ],
    ['delete', (ifVersion) => db.page.delete({ pageId: 'p4' }, { ifVersion })],
    [
      'readThenUpdate',
      (ifVersion) => db.page.readThenUpdate({ pageId: 'p4' }, { set: { text: 'b' }, ifVersion }),
    ],
  ])('holds for %s too', async (_, write) => {
    await db.page.create({ pageId: 'p4', text: 'a' })
    expect(await rejection(write(7))).toBeInstanceOf(VersionConflictError)
    await write(1)
    await db.page.delete({ pageId: 'p4' })
  })

  it('holds in a transaction, whose error says so', async () => {
    await db.page.create({ pageId: 'p5', text: 'a' })
    const error = await rejection(
      db.transact((tx) => [
        tx.page.update({ pageId: 'p5' }, { set: { text: 'b' }, ifVersion: 2 }),
        tx.page.check({ pageId: 'p1' }, { ifVersion: 9 }),
        tx.page.delete({ pageId: 'p2' }, { ifVersion: 5 }),
      ]),
    )
    expect(error).toMatchObject({
      reasons: [
        { index: 0, operation: 'update', error: { code: 'VERSION_CONFLICT', current: { version: 1 } } },
        { index: 1, operation: 'check', error: { code: 'VERSION_CONFLICT', actualVersion: 1 } },
      ],
    })
  })

  it('lets one of twenty who read the same version win', async () => {
    await db.page.create({ pageId: 'p6', text: 'a' })
    const updates = Array.from({ length: 20 }, (_, i) =>
      db.page.update({ pageId: 'p6' }, { set: { text: `by ${i}` }, ifVersion: 1, return: 'new' }),
    )

    const results = await Promise.allSettled(updates)

    const won = results.filter((result) => result.status === 'fulfilled').map(({ value }) => value)
    const lost = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason)
    expect(won).toEqual([await db.page.get({ pageId: 'p6' })])
    expect(won).toMatchObject([{ version: 2 }])
    expect(lost).toHaveLength(19)
    for (const error of lost) {
      expect(error).toBeInstanceOf(VersionConflictError)
      expect(error.current).toEqual(won[0])
    }
  })

  it('says that there is no item, where that is why', async () => {
    const nobody = { pageId: 'nobody' }
    const update = db.page.update(nobody, { set: { text: 'b' }, ifVersion: 1 })
    expect(await rejection(update)).toBeInstanceOf(NotFoundError)
    expect(await rejection(db.page.delete(nobody, { ifVersion: 1 }))).toBeInstanceOf(NotFoundError)
    const put = await rejection(db.page.put({ ...nobody, text: 'b' }, { ifVersion: 1 }))
    expect(put).toMatchObject({ code: 'VERSION_CONFLICT', actualVersion: undefined, current: undefined })
  })

  it('fails by its condition when the version is right', async () => {
    await db.page.create({ pageId: 'p7', text: 'a' })
    const changes = { set: { text: 'b' }, ifVersion: 1 }
    const update = db.page.update({ pageId: 'p7' }, { ...changes, if: (o) => o.status.eq('public') })
    expect(await rejection(update)).toMatchObject({ code: 'CONDITION_FAILED', current: { version: 1 } })
  })

  it('takes an item that somebody wrote without a version', async () => {
    await putRaw(own, { ...key('PAGE#raw', 'PAGE'), pageId: { S: 'raw' }, text: { S: 'a' } })
    await db.page.update({ pageId: 'raw' }, { set: { text: 'b' } })
    expect(await db.page.get({ pageId: 'raw' })).toMatchObject({ text: 'b', version: 1 })
  })
})

describe('an entity without a lock', () => {
  it.each<[string, () => PromiseLike<unknown>]>([
    ['update', () => db.plain.update({ id: 'a' }, { set: { text: 'b' }, ifVersion: 1 as never })],
    ['put', () => db.plain.put({ id: 'a', text: 'b' }, { ifVersion: 1 as never })],
    ['delete', () => db.plain.delete({ id: 'a' }, { ifVersion: 1 as never })],
  ])('refuses a version that it could not keep: %s', async (_, write) => {
    const error = await rejection(write())
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain('plain.ifVersion has no optimistic lock to compare with (got 1)')
  })
})

describe('what would undo the lock is refused', () => {
  it.each<[string, () => PromiseLike<unknown>, string]>([
    [
      'put without a version',
      // @ts-expect-error the version is missing
      () => db.page.put({ pageId: 'p1', text: 'b' }),
      'page.version has an optimistic',
    ],
    [
      'a version that is given',
      () => db.page.create({ pageId: 'p9', text: 'a', version: 7 } as never),
      'page.version is kept by Keyprint (got 7); leave it out',
    ],
    [
      'a version that is set',
      () => db.page.update({ pageId: 'p1' }, { set: { version: 7 } as never }),
      'page.version is kept by Keyprint',
    ],
    [
      'put in a batch',
      () => db.batch.write((batch: Untyped) => [batch.page.put({ pageId: 'p1', text: 'b' })]),
      'page has an optimistic lock, which a put in a batch cannot keep; write it by itself',
    ],
    [
      'delete in a batch',
      () => db.batch.write((batch: Untyped) => [batch.page.delete({ pageId: 'p1' })]),
      'page has an optimistic lock, which a delete in a batch cannot keep',
    ],
    [
      'a version that is no whole number',
      () => db.page.update({ pageId: 'p1' }, { set: { text: 'b' }, ifVersion: 1.5 }),
      'must be a whole number',
    ],
  ])('%s', async (_, write, message) => {
    const error = await rejection(write())
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain(message)
  })
})
