import { defineDesign, defineEntity, defineTable, query, string } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  ConfigurationError,
  conditions,
  connectWith,
  creates,
  deletes,
  gets,
  puts,
  queries,
  ranges,
  schemas,
  selections,
  shards,
  uniques,
  updates,
} from './index.js'
import { newOrder, orderKey } from './testing/orders.js'
import { rejection } from './testing/rejection.js'
import { shop } from './testing/shop.js'
import type { Untyped } from './testing/untyped.js'

const table = testTable(shop)
const notes = defineTable('notes', { partitionKey: 'pk', indexes: { gsi1: { partitionKey: 'gsi1pk' } } })
const customer = { customerId: 'c1', email: 'c1@example.com', name: 'C' }

describe('a client that is made of some features', () => {
  it('does what they do', async () => {
    const db = connectWith(gets, puts, queries)(shop, table)
    await db.order.put(newOrder('o1'))
    expect(await db.order.get(orderKey('o1'))).toMatchObject({ orderId: 'o1' })
    expect(await db.ordersByStatus({ status: 'placed' }).collect()).toHaveLength(1)
  })

  it('has no other methods', () => {
    const db: Untyped = connectWith(gets, puts)(shop, table)
    expect(Object.keys(db.order).sort()).toEqual(['get', 'getOrFail', 'key', 'put'])
    expect(Object.keys(db)).not.toEqual(expect.arrayContaining(['batch', 'transact', 'health', 'forTenant']))
  })

  it('says which feature an access pattern lacks', () => {
    const db: Untyped = connectWith(gets)(shop, table)
    expect(() => db.ordersByStatus({ status: 'placed' })).toThrow(ConfigurationError)
    expect(() => db.ordersByStatus({ status: 'placed' })).toThrow('add queries to connectWith(…)')
  })

  it('says that it knows no conditions', async () => {
    const db = connectWith(puts)(shop, table)
    const put = db.order.put(newOrder('o1'), { if: (o) => o.total.eq(10) })
    const error = await rejection(put)
    expect(error).toBeInstanceOf(ConfigurationError)
    expect(error.message).toContain("one was given for 'order'; add conditions to connectWith(…)")
    const knowing = connectWith(puts, conditions)(shop, table)
    await knowing.order.put(newOrder('o1'), { if: (o) => o.orderId.exists() })
  })

  it('says that it knows no conditions when a version is given', async () => {
    const error = await rejection(connectWith(puts)(shop, table).customer.put(customer, { ifVersion: 1 }))
    expect(error).toBeInstanceOf(ConfigurationError)
    expect(error.message).toContain("one was given for 'customer'; add conditions to connectWith(…)")
  })

  it('says that it knows no conditions when a filter is given', () => {
    const filter = { filter: (o: Untyped) => o.total.eq(10) }
    const query = connectWith(queries)(shop, table).ordersByStatus({ status: 'placed' }, filter)
    expect(() => query.params()).toThrow(
      "one was given for 'ordersByStatus'; add conditions to connectWith(…)",
    )
    const knowing = connectWith(queries, conditions)(shop, table)
    const params = knowing.ordersByStatus({ status: 'placed' }, filter).params()
    expect(params.FilterExpression).toContain(' = ')
  })

  it('says that it selects nothing', async () => {
    const db = connectWith(gets, queries)(shop, table)
    const error = await rejection(db.order.get(orderKey('o1'), { select: ['total'] }))
    expect(error).toBeInstanceOf(ConfigurationError)
    expect(error.message).toContain("one was given for 'order'; add selections to connectWith(…)")
    const query = db.ordersByStatus({ status: 'placed' }, { select: ['total'] })
    expect(() => query.params()).toThrow(
      "one was given for 'ordersByStatus'; add selections to connectWith(…)",
    )
    const knowing = connectWith(gets, selections)(shop, table)
    expect(knowing.order.get(orderKey('o1'), { select: ['total'] }).params()).toHaveProperty(
      'ProjectionExpression',
    )
  })

  it('says that it reads no ranges', () => {
    const from = { from: { placedAt: new Date(0) } }
    const query = connectWith(queries)(shop, table).ordersByStatus({ status: 'placed' }, from)
    expect(() => query.params()).toThrow(ConfigurationError)
    expect(() => query.params()).toThrow("one was given for 'ordersByStatus'; add ranges to connectWith(…)")
    const knowing = connectWith(queries, ranges)(shop, table)
    expect(knowing.ordersByStatus({ status: 'placed' }, from).params().KeyConditionExpression).toContain('>=')
  })

  it('says that it knows no shards', () => {
    const note = defineEntity(notes, 'note', {
      attributes: { id: string(), topic: string() },
      key: { partition: 'NOTE#{id}' },
      indexes: { byTopic: { on: 'gsi1', partition: 'TOPIC#{topic}#{shard(4)}' } },
    })
    const accessPatterns = { byTopic: query(note.byTopic) }
    const design = defineDesign({ table: notes, entities: { note }, accessPatterns })
    const db = connectWith(puts, queries)(design, { ...table, tableName: 'notes' })
    for (const use of [() => db.note, () => db.byTopic({ topic: 't' })]) {
      expect(use).toThrow(ConfigurationError)
      expect(use).toThrow("one was given for 'note'; add shards to connectWith(…)")
    }
    const knowing = connectWith(puts, queries, shards)(design, { ...table, tableName: 'notes' })
    expect(knowing.note.put({ id: 'n1', topic: 't' }).params()).toMatchObject({
      Item: { gsi1pk: { S: expect.stringMatching(/^TOPIC#t#[0-3]$/) } },
    })
    expect(knowing.byTopic({ topic: 't' }).params().ExpressionAttributeValues).toEqual({
      ':0': { S: 'TOPIC#t#0' },
    })
  })

  it('says that it knows no schemas', () => {
    const note = defineEntity(notes, 'note', {
      attributes: { id: string(), text: z.string().max(5) },
      key: { partition: 'NOTE#{id}' },
    })
    const design = defineDesign({ table: notes, entities: { note } })
    const db = connectWith(puts)(design, { ...table, tableName: 'notes' })
    expect(() => db.note).toThrow(ConfigurationError)
    expect(() => db.note).toThrow("one was given for 'note'; add schemas to connectWith(…)")
    const knowing = connectWith(puts, schemas)(design, { ...table, tableName: 'notes' })
    expect(() => knowing.note.put({ id: 'n1', text: 'too long' }).params()).toThrow(
      'is refused by its schema',
    )
  })

  it.each<[string, (db: Untyped) => PromiseLike<unknown>]>([
    ['create', (db) => db.customer.create(customer)],
    ['put', (db) => db.customer.put(customer, { ifVersion: 1 })],
    ['update', (db) => db.customer.update({ customerId: 'c1' }, { set: { email: 'x' } })],
    ['delete', (db) => db.customer.delete({ customerId: 'c1' })],
  ])('never writes what is unique without its guards: %s', async (_, write) => {
    const careful = connectWith(creates, puts, updates, deletes, uniques)(shop, table)
    await careful.customer.create(customer).catch(() => undefined)
    const careless = connectWith(creates, puts, updates, deletes)(shop, table)
    const error = await rejection(write(careless))
    expect(error).toBeInstanceOf(ConfigurationError)
    expect(error.message).toContain(
      "made without uniques, but one was given for 'customer'; add uniques to connectWith(…)",
    )
  })
})
