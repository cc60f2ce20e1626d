import { defineDesign, defineEntity, defineTable, get, query, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { connect, ValidationError } from '../index.js'
import { rawItem } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'

const table = defineTable('articles', {
  partitionKey: 'pk',
  sortKey: 'lang',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'rank' } },
})

const slug = z.string().transform((text) => text.toLowerCase().replaceAll(' ', '-'))
const article = defineEntity(table, 'article', {
  attributes: {
    slug,
    // Applied twice it gives something else, which must not happen on the way to a key.
    lang: z.string().transform((text) => `lang-${text}`),
    topic: slug,
    rank: z.string().transform((text) => `${text}!`),
    title: z.string().trim().min(2),
    views: z.number().int().nonnegative().default(0),
    author: z.object({ name: z.string(), born: z.coerce.number() }).optional(),
    labels: z.array(z.string()).max(3).default(['new']),
    code: z.templateLiteral([z.string(), '-', z.number()]).optional(),
    note: string().optional(),
  },
  key: { partition: 'ARTICLE#{slug}', sort: '{lang}' },
  indexes: { byTopic: { on: 'gsi1', partition: 'TOPIC#{topic}', sort: '{rank}' } },
  unique: ['title'],
})
const articles = defineDesign({
  table,
  entities: { article },
  accessPatterns: {
    oneArticle: get(article),
    articles: query(article),
    articlesByTopic: query(article.byTopic),
  },
})
const own = testTable(articles)
const db = connect(articles, own)
const key = { slug: 'Hello World', lang: 'en' }
const stored = () => rawItem(own, { pk: { S: 'ARTICLE#hello-world' }, lang: { S: 'lang-en' } })

describe('an attribute with a schema', () => {
  it('is stored as its schema gives it, in keys too', async () => {
    const created = await db.article.create({
      ...key,
      topic: 'Old News',
      rank: '1',
      title: 'Hello',
      author: { name: 'A', born: '1815' as never },
    })
    expect(created).toEqual({
      slug: 'hello-world',
      lang: 'lang-en',
      topic: 'old-news',
      rank: '1!',
      title: 'Hello',
      views: 0,
      author: { name: 'A', born: 1815 },
      labels: ['new'],
    })
    expect(await stored()).toMatchObject({
      slug: { S: 'hello-world' },
      gsi1pk: { S: 'TOPIC#old-news' },
      rank: { S: '1!' },
      views: { N: '0' },
      labels: { L: [{ S: 'new' }] },
    })
  })

  it('is found by the key as it was given', async () => {
    const found = expect.objectContaining({ slug: 'hello-world', title: 'Hello' })
    expect(await db.article.get(key)).toEqual(found)
    expect(await db.article.getOrFail(key, { select: ['title'] })).toEqual({ title: 'Hello' })
    expect(await db.oneArticle(key)).toEqual(found)
    expect(await db.batch.get([db.article.key(key)])).toEqual([found])
    expect(await db.transact.get([db.article.key(key)])).toEqual([found])
    expect(await db.articles({ slug: 'Hello World' }).collect()).toEqual([found])
    expect(await db.articlesByTopic({ topic: 'Old News' }).collect()).toEqual([found])
  })

  it('is updated by the key as it was given, and in index keys as its schema gives it', async () => {
    await db.article.update(key, { set: { topic: 'Good News', rank: '2', title: 'Hi' } })
    expect(await stored()).toMatchObject({
      topic: { S: 'good-news' },
      gsi1pk: { S: 'TOPIC#good-news' },
      rank: { S: '2!' },
      title: { S: 'Hi' },
    })
    expect((await db.articlesByTopic({ topic: 'Good News' }).collect()).map(({ title }) => title)).toEqual([
      'Hi',
    ])
  })

  it('is not changed again when an index key is made from the stored item', async () => {
    await db.article.readThenUpdate(key, { set: { note: 'a', topic: 'Other' } })
    expect(await stored()).toMatchObject({ rank: { S: '2!' }, gsi1pk: { S: 'TOPIC#other' } })
  })

  it('is compared as its schema gives it', async () => {
    await db.article.update(key, { set: { note: 'b' }, if: (o) => o.topic.eq('Other') })
    expect(await stored()).toMatchObject({ note: { S: 'b' } })
  })

  it('is unique as its schema gives it, and deleted by the key as it was given', async () => {
    const second = { ...key, slug: 'second', topic: 'x', rank: '1', title: 'Hi' }
    expect(await rejection(db.article.create(second))).toMatchObject({ code: 'NOT_UNIQUE' })
    await db.transact((tx) => [tx.article.check(key), tx.article.create({ ...second, title: 'Second' })])
    const taken = db.article.update({ ...key, slug: 'second' }, { set: { title: ' Hi ' } })
    expect(await rejection(taken)).toMatchObject({ code: 'NOT_UNIQUE' })
    await db.article.delete(key)
    expect(await stored()).toBeUndefined()
    await db.article.put({ ...second, title: 'Hi' })
  })

  it.each<[string, object, string]>([
    ['a value that it refuses', { title: 'H' }, 'article.title is refused by its schema: Too small'],
    ['a missing value', { title: undefined }, 'article.title is missing'],
    [
      'a value further in',
      { author: { name: 1 } },
      'article.author.name is refused by its schema: Invalid input',
    ],
    ['an element', { labels: ['a', 7] }, 'article.labels[1] is refused by its schema'],
    ['null', { views: null }, 'article.views is refused by its schema'],
  ])('refuses %s', async (_, given, message) => {
    const item = { ...key, topic: 'x', rank: '1', title: 'Hello', ...given } as never
    const error = await rejection(db.article.create(item))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain(message)
  })

  it('is refused in an update too', async () => {
    const error = await rejection(db.article.update(key, { set: { title: 'H' } }))
    expect(error.message).toContain('article.title is refused by its schema')
  })

  it('is not removed where the schema gives something for nothing', async () => {
    const remove = (names: readonly string[]) => () =>
      db.article.update(key, { remove: names as never }).params()
    expect(remove(['views'])).toThrow(
      'article.views is not optional, so it cannot be removed; set it instead.',
    )
    expect(() => db.article.update(key, { change: (o) => o.labels.remove() }).params()).toThrow(
      'article.labels is not optional',
    )
    expect(remove(['code'])).not.toThrow()
  })

  it('counts and grows by the clauses of an update', async () => {
    const item = { slug: 'counted', lang: 'en', topic: 'x', rank: '1', title: 'Counted', views: 3 }
    await db.article.put(item)
    const changes = { add: { views: -2 }, append: { labels: ['more'] } }
    const updated = await db.article.update({ slug: 'counted', lang: 'en' }, { ...changes, return: 'new' })
    expect(updated).toMatchObject({ views: 1, labels: ['new', 'more'] })
  })
})

describe('a schema that gives something else each time', () => {
  let given = 0
  const ticket = defineEntity(table, 'ticket', {
    attributes: { id: string(), code: z.string().transform((text) => `${text}-${++given}`) },
    key: { partition: 'TICKET#{id}', sort: 'TICKET' },
    indexes: { byCode: { on: 'gsi1', partition: 'CODE#{code}', sort: '{id}' } },
    unique: ['code'],
  })
  const dbTickets = connect(defineDesign({ table, entities: { ticket } }), own)

  it('is asked once for the attribute, its index key and its guard', async () => {
    await dbTickets.ticket.create({ id: 't1', code: 'a' })
    const { code } = await dbTickets.ticket.update({ id: 't1' }, { set: { code: 'b' }, return: 'new' })
    const item = await rawItem(own, { pk: { S: 'TICKET#t1' }, lang: { S: 'TICKET' } })
    expect(item).toMatchObject({ code: { S: code }, gsi1pk: { S: `CODE#${code}` } })
    expect(
      await rawItem(own, { pk: { S: `UNIQUE#ticket#code#${code}` }, lang: { S: 'UNIQUE' } }),
    ).toBeDefined()
  })
})

describe('an item that lacks an attribute with a schema', () => {
  it('reads with the value that the schema gives for nothing', async () => {
    const created = await db.article.create({ ...key, slug: 'old', topic: 'x', rank: '1', title: 'Old' })
    await db.transact((tx) => [tx.article.update({ ...key, slug: 'old' }, { set: { note: 'a' } })])
    expect(created.views).toBe(0)
    expect(await db.article.get({ ...key, slug: 'old' })).toMatchObject({ views: 0, labels: ['new'] })
  })
})
