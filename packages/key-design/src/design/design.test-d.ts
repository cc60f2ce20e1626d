import { expectTypeOf } from 'vitest'
import {
  type AccessPattern,
  type Design,
  type DesignSpec,
  defineDesign,
  defineEntity,
  defineTable,
  get,
  type HoleList,
  type HoleListOf,
  type Holes,
  type HolesOf,
  type IndexOf,
  query,
  scan,
  string,
  type TypesOf,
} from '../index.js'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})
const customer = defineEntity(table, 'customer', {
  attributes: { id: string() },
  key: { partition: 'CUSTOMER#{id}', sort: 'PROFILE' },
})
const order = defineEntity(table, 'order', {
  attributes: { id: string(), orderId: string() },
  key: { partition: 'CUSTOMER#{id}', sort: 'ORDER#{orderId}' },
  indexes: { latest: { on: 'gsi1', partition: 'ALL', sort: '{orderId}' } },
})

// Access patterns know what they read.
expectTypeOf(get(order)).toEqualTypeOf<AccessPattern<'get', readonly [typeof order]>>()
expectTypeOf(query(customer, order)['~types'].sources).toEqualTypeOf<
  readonly [typeof customer, typeof order]
>()
expectTypeOf(query(order.latest, { description: 'x' })['~types'].sources).toExtend<
  readonly [typeof order.latest]
>()
expectTypeOf(scan(order)['~types'].kind).toEqualTypeOf<'scan'>()
expectTypeOf<IndexOf<typeof order.latest>>().toEqualTypeOf<'latest'>()
expectTypeOf<IndexOf<typeof order>>().toEqualTypeOf<never>()
expectTypeOf<TypesOf<typeof order>['name']>().toEqualTypeOf<'order'>()
expectTypeOf<TypesOf<typeof order.latest>['name']>().toEqualTypeOf<'order'>()

// A design knows its entities and access patterns.
const shop = defineDesign({
  table,
  entities: { customer, order },
  accessPatterns: { orders: query(order), latest: query(order.latest) },
})
expectTypeOf(shop['~types'].entities.order).toEqualTypeOf<typeof order>()
expectTypeOf(shop['~types'].accessPatterns.orders['~types'].sources).toEqualTypeOf<readonly [typeof order]>()
expectTypeOf(shop).toExtend<Design>()
expectTypeOf(shop).toExtend<DesignSpec>()

// Templates.
expectTypeOf<Holes<'ORDER#{placedAt}#{orderId}'>>().toEqualTypeOf<'placedAt' | 'orderId'>()
expectTypeOf<Holes<'PROFILE'>>().toEqualTypeOf<never>()
expectTypeOf<HoleList<'{b}#X#{a}#{b}'>>().toEqualTypeOf<['b', 'a', 'b']>()
expectTypeOf<HolesOf<readonly ['{a}', 'X#{b}']>>().toEqualTypeOf<'a' | 'b'>()
expectTypeOf<HoleListOf<readonly ['{a}#{c}', 'X', '{b}']>>().toEqualTypeOf<['a', 'c', 'b']>()
expectTypeOf<HoleListOf<'{a}#{c}'>>().toEqualTypeOf<['a', 'c']>()

// What must not compile.
// @ts-expect-error this entity is named 'order' and must stand under that name
defineDesign({ table, entities: { orders: order } })
// @ts-expect-error an entity is made by defineEntity
defineDesign({ table, entities: { order: {} } })
// @ts-expect-error there is no such index
query(order.byDate)
// @ts-expect-error a query reads something
query()
// @ts-expect-error a query reads entities
query('order')
// @ts-expect-error an index has no single item
get(order.latest)
// @ts-expect-error an item is read by one key
get(customer, order)
// @ts-expect-error there is no such option
get(order, { describe: 'x' })
// @ts-expect-error a design is frozen
shop.table = table.spec
// @ts-expect-error a design is frozen
shop.entities.order = order.spec
