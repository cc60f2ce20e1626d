import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineDesign, defineEntity, defineTable, query, string } from '../index.js'
import { shop } from '../testing/shop.js'

/** Every object in a value, with its path. */
function objectsIn(value: unknown, path = 'design'): readonly (readonly [string, object])[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, one]) => objectsIn(one, `${path}.${key}`))
  return [[path, value], ...inner]
}

describe('a design', () => {
  it('is table, entities and access patterns, each by its name', () => {
    expect(Object.keys(shop)).toEqual(['table', 'entities', 'accessPatterns'])
    expect(Object.keys(shop.entities)).toEqual(['cart', 'customer', 'order'])
    expect(shop.accessPatterns.customerWithOrders).toEqual({
      kind: 'query',
      entities: ['customer', 'order', 'cart'],
    })
  })

  it('is frozen all the way down', () => {
    const objects = objectsIn(shop)
    expect(objects.length).toBeGreaterThan(50)
    for (const [path, object] of objects) expect(Object.isFrozen(object), path).toBe(true)
  })

  it('cannot be changed', () => {
    expect(() => Object.assign(shop.entities, { more: {} })).toThrow(TypeError)
    expect(() => Object.assign(shop.entities.order?.attributes.total ?? {}, { type: 'string' })).toThrow(
      TypeError,
    )
    const { ordersOfCustomer } = shop.accessPatterns
    expect(() => Object.assign(ordersOfCustomer?.entities ?? [], ['cart'])).toThrow(TypeError)
  })

  it('leaves what a schema library shares unfrozen', () => {
    const meta = { examples: [['a']] }
    const table = defineTable('t', { partitionKey: 'pk' })
    const one = defineEntity(table, 'one', {
      attributes: { id: z.string().meta(meta) },
      key: { partition: 'ONE#{id}' },
    })
    defineDesign({ table, entities: { one } })
    expect(Object.isFrozen(meta.examples)).toBe(false)
  })

  it('is plain data but for functions: JSON holds the rest', () => {
    const json = JSON.parse(JSON.stringify(shop))
    expect(json.entities.order.attributes.lines).toEqual({
      type: 'list',
      of: { type: 'map', attributes: { quantity: { type: 'integer', digits: 16 }, sku: { type: 'string' } } },
    })
    expect(json.entities.customer.attributes.points.default).toEqual({ kind: 'literal', value: '0' })
    expect(json.entities.customer.attributes.tags.default).toEqual({ kind: 'literal', value: ['new', 'web'] })
    expect(json.entities.customer.attributes.since.default).toEqual({
      kind: 'literal',
      value: '1970-01-01T00:00:00.000Z',
    })
    expect(json.entities.customer.attributes.joinedAt.setOnCreate).toEqual({ kind: 'now' })
  })

  it('may have names that every object has', () => {
    const table = defineTable('t', { partitionKey: 'pk' })
    const entity = defineEntity(table, '__proto__', {
      attributes: { id: string() },
      key: { partition: 'P#{id}' },
    })
    const design = defineDesign({
      table,
      entities: Object.fromEntries([['__proto__', entity]]),
      accessPatterns: { constructor: query(entity) },
    })
    expect(Object.keys(design.entities)).toEqual(['__proto__'])
    expect(JSON.parse(JSON.stringify(design)).accessPatterns.constructor).toEqual({
      kind: 'query',
      entities: ['__proto__'],
    })
  })
})
