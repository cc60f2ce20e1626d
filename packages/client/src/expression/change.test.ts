import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { connect } from '../connect.js'
import { store } from '../testing/reads/store.js'
import { unsent } from '../testing/reads/unsent.js'

const db = connect(store, unsent)

/** Changes of any entity, also what the types refuse. */
// biome-ignore lint/suspicious/noExplicitAny: see above.
type Input = Omit<{ readonly [clause: string]: unknown }, 'change'> & { readonly change?: (o: any) => any }

interface Updates {
  update(key: never, input: never): { params(): unknown }
}

function update(input: Input, entity: Updates = db.thing, key: object = { box: 'b', id: 1 }) {
  const params = entity.update(key as never, input as never).params() as UpdateItemCommandInput
  const { UpdateExpression, ExpressionAttributeNames = {}, ExpressionAttributeValues } = params
  // Names are put in, so that a test shows what is meant.
  const text = UpdateExpression?.replace(/#\d+/g, (name) => `‹${ExpressionAttributeNames[name]}›`)
  return { text, values: ExpressionAttributeValues }
}

describe('an update is written clause by clause:', () => {
  it.each<[Input, string]>([
    [{ set: { text: 'a', count: 2 } }, 'SET ‹text› = :0, ‹count› = :1'],
    [{ set: { status: 'x' } }, 'SET ‹select› = :0'],
    [{ remove: ['text', 'a.b-c #1'] }, 'REMOVE ‹text›, ‹a.b-c #1›'],
    [{ add: { count: 2, tags: new Set(['a']) } }, 'ADD ‹count› :0, ‹tags› :1'],
    [{ delete: { tags: new Set(['a']) } }, 'DELETE ‹tags› :0'],
    [{ append: { list: [1] } }, 'SET ‹list› = list_append(if_not_exists(‹list›, :1), :0)'],
    [{ prepend: { list: [1] } }, 'SET ‹list› = list_append(:0, if_not_exists(‹list›, :1))'],
    [{ change: (o) => o.address.city.set('Rome') }, 'SET ‹address›.‹city› = :0'],
    [{ change: (o) => o.address.zip.set('1') }, 'SET ‹address›.‹postal code› = :0'],
    [{ change: (o) => o.lines[1].quantity.set(3) }, 'SET ‹lines›[1].‹quantity› = :0'],
    [{ change: (o) => o.address.at('size').set(3) }, 'SET ‹address›.‹size› = :0'],
    [{ change: (o) => o.scores['2024'].set(3) }, 'SET ‹scores›.‹2024› = :0'],
    [
      { change: (o) => o.address.zip.setIfMissing('1') },
      'SET ‹address›.‹postal code› = if_not_exists(‹address›.‹postal code›, :0)',
    ],
    [
      { change: (o) => o.lines[1].quantity.increment(3) },
      'SET ‹lines›[1].‹quantity› = ‹lines›[1].‹quantity› + :0',
    ],
    [
      { change: (o) => o.scores.wins.increment(1, { startingAt: 10 }) },
      'SET ‹scores›.‹wins› = if_not_exists(‹scores›.‹wins›, :0) + :1',
    ],
    [
      { change: (o) => o.anything.deep.append(['x']) },
      'SET ‹anything›.‹deep› = list_append(if_not_exists(‹anything›.‹deep›, :0), :1)',
    ],
    [{ change: (o) => o.list.prepend([1]) }, 'SET ‹list› = list_append(:1, if_not_exists(‹list›, :0))'],
    [{ change: (o) => o.tags.addMembers(new Set(['a'])) }, 'ADD ‹tags› :0'],
    [{ change: (o) => o.tags.deleteMembers(new Set(['a'])) }, 'DELETE ‹tags› :0'],
    [
      { change: (o) => [o.address.zip.remove(), o.lines[0].remove()] },
      'REMOVE ‹address›.‹postal code›, ‹lines›[0]',
    ],
    [
      { change: (o) => [o.scores.old.remove(), o.anything.x[0].y.remove()] },
      'REMOVE ‹scores›.‹old›, ‹anything›.‹x›[0].‹y›',
    ],
    [
      {
        set: { text: 'a' },
        remove: ['at'],
        add: { count: 1 },
        delete: { tags: new Set(['a']) },
        change: (o) => o.address.zip.remove(),
      },
      'SET ‹text› = :0 REMOVE ‹at›, ‹address›.‹postal code› ADD ‹count› :1 DELETE ‹tags› :2',
    ],
  ])('%j is %s', (input, text) => {
    expect(update(input).text).toBe(text)
  })

  it('with values by the codecs of their places', () => {
    expect(
      update({
        set: { at: new Date(0), price: '1.50', maybe: null },
        change: (o) => [
          o.lines[0].set({ sku: 'a', quantity: 1 }),
          o.anything.deep.set([1, null]),
          o.scores.x.increment(-2, { startingAt: 0 }),
        ],
      }).values,
    ).toEqual({
      ':0': { S: '1970-01-01T00:00:00.000Z' },
      ':1': { N: '1.5' },
      ':2': { NULL: true },
      ':3': { M: { quantity: { N: '1' }, sku: { S: 'a' } } },
      ':4': { L: [{ N: '1' }, { NULL: true }] },
      ':5': { N: '0' },
      ':6': { N: '-2' },
    })
  })

  it('and what is undefined changes nothing', () => {
    expect(update({ set: { text: undefined }, add: { count: undefined }, remove: [] })).toEqual({
      text: undefined,
      values: undefined,
    })
  })
})

describe('a change is refused', () => {
  it.each<[string, Input, string]>([
    ['when it is a path', { change: (o) => o.text }, 'thing.change is not a change'],
    ['when it is nothing', { change: () => undefined }, 'thing.change is not a change'],
    [
      'when one of several is nothing',
      { change: (o) => [o.text.set('a'), null] },
      'thing.change is not a change',
    ],
    ['when it is a condition', { change: (o) => [o.text.set] }, 'thing.change is not a change'],
    [
      'for a place that is not declared',
      { change: (o) => o.address.street.set('x') },
      'thing.address.street is not declared',
    ],
    ['for an attribute that is not declared', { set: { nope: 1 } }, 'thing.nope is not declared'],
    [
      'for a value of another type',
      { change: (o) => o.lines[0].quantity.set('1') },
      'thing.lines[0].quantity must be a whole number',
    ],
    ['for a member of another type', { change: (o) => o.tags.addMembers(new Set([1])) }, 'must be a string'],
    ['for part of the key', { change: (o) => o.box.set('c') }, 'thing.box is part of the primary key'],
    [
      'when two change one attribute',
      { set: { list: [1] }, append: { list: [2] } },
      'thing.list is changed in two ways by one update',
    ],
    [
      'when two reach into one attribute',
      { set: { address: { city: 'x' } }, change: (o) => o.address.zip.remove() },
      'thing.address is changed in two ways',
    ],
    [
      'when it removes what a map needs',
      { change: (o) => o.address.city.remove() },
      'thing.address.city is not optional, so it cannot be removed; set it instead.',
    ],
    [
      'when it removes what an element needs',
      { change: (o) => o.lines[0].sku.remove() },
      'thing.lines[0].sku is not optional',
    ],
  ])('%s', (_, input, message) => {
    expect(() => update(input)).toThrow(message)
  })

  it('when it removes what an item needs', () => {
    const key = { customerId: 'c', placedAt: new Date(0), orderId: 'o' }
    expect(() => update({ change: (o) => o.name.remove() }, db.customer, key)).toThrow(
      'customer.name is not optional, so it cannot be removed; set it instead.',
    )
    expect(() => update({ remove: ['name'] }, db.customer, key)).toThrow('customer.name is not optional')
    expect(() => update({ change: (o) => o.status.remove() }, db.order, key)).toThrow('order.status')
  })
})

describe('an attribute of a Standard Schema', () => {
  const table = defineTable('users', { partitionKey: 'pk' })
  const user = defineEntity(table, 'user', {
    attributes: { id: string(), nick: z.string().optional(), name: z.string() },
    key: { partition: '{id}' },
  })
  const entity = connect(defineDesign({ table, entities: { user } }), unsent).user

  it('can be removed where its schema can do without it', () => {
    expect(update({ remove: ['nick'] }, entity, { id: '1' }).text).toBe('REMOVE ‹nick›')
    expect(update({ change: (o) => o.nick.remove() }, entity, { id: '1' }).text).toBe('REMOVE ‹nick›')
  })

  it('cannot be removed where its schema cannot', () => {
    expect(() => update({ remove: ['name'] }, entity, { id: '1' })).toThrow('user.name is not optional')
    expect(() => update({ change: (o) => o.name.remove() }, entity, { id: '1' })).toThrow(
      'user.name is not optional',
    )
  })
})
