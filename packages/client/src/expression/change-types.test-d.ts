import { expectTypeOf } from 'vitest'
import type { Change, Client } from '../index.js'
import type { shop } from '../testing/types/shop.js'

declare const db: Client<(typeof shop)['~types']>
const id = { id: 't' }
const orderKey = { customerId: 'c', orderId: 'o', placedAt: new Date() }

type Changing = NonNullable<Parameters<typeof db.thing.update>[1]['change']>
const change = (write: Changing) => db.thing.update(id, { change: write })

change((o) => {
  const changed = o.address.street.set('x')
  expectTypeOf(changed).toEqualTypeOf<Change>()
  return changed
})
change((o) => [o.address.zip.setIfMissing('1'), o.address.zip.remove()])
change((o) => [o.address.at('size').increment(1), o.count.increment(1, { startingAt: 0 })])
change((o) => [
  o.big.increment(1n),
  o.scores.at('a').increment(1),
  o.scores.anyName?.increment(1) ?? o.done.remove(),
])
change((o) => [o.names.append(['a']), o.names.prepend(['b']), o.names.at(0).set('c')])
change((o) => [o.numbers.addMembers(new Set([1])), o.numbers.deleteMembers(new Set([2]))])
change((o) => [o.anything.deep.list[3].set({ any: 'thing' }), o.anything.increment(1)])
change((o) => o.bytes.set(new Uint8Array()))

change((o) => [o.gone.set(null), o.parts.at(0).set(null), o.parts.at(0).name.set('a')])
change((o) => [o.parts.at(0).set({ name: 'a' }), o.parts.append([null, { name: 'a', colour: null }])])
change((o) => [o.parts.at(0).colour.set(null), o.parts.at(0).rank.increment(1)])
db.order.update(orderKey, { change: (o) => o.expiresAt.set({ days: 1 }) })
change((o) => o.numbers.set(new Set([1]) as ReadonlySet<number>))

// @ts-expect-error: not nullable
change((o) => o.parts.at(0).name.set(null))
// @ts-expect-error: nothing is added to null
change((o) => o.parts.at(0).rank.increment(null))
// @ts-expect-error: there is no such attribute
change((o) => o.colour.set('red'))
// @ts-expect-error: there is no such attribute further in
change((o) => o.address.colour.set('red'))
// @ts-expect-error: of another type
change((o) => o.address.street.set(1))
// @ts-expect-error: text cannot be incremented
change((o) => o.address.street.increment(1))
// @ts-expect-error: of another type
change((o) => o.big.increment(1))
// @ts-expect-error: elements of another type
change((o) => o.names.append([1]))
// @ts-expect-error: members of another type
change((o) => o.numbers.addMembers(new Set(['1'])))
// @ts-expect-error: a list is no set
change((o) => o.names.addMembers(new Set(['a'])))
// @ts-expect-error: part of the key
change((o) => o.id.set('x'))
// @ts-expect-error: a path is no change
change((o) => o.count)
// @ts-expect-error: a condition is no change
change((o) => o.count.eq(1))
// @ts-expect-error: read-only
db.customer.update({ customerId: 'c' }, { change: (o) => o.joinedAt.set(new Date()) })
// @ts-expect-error: kept by Keyprint
db.customer.update({ customerId: 'c' }, { change: (o) => o.version.increment(1) })
// @ts-expect-error: part of the key
db.order.update(orderKey, { change: (o) => o.orderId.set('x') })
// @ts-expect-error: an element needs it all
db.order.update(orderKey, { change: (o) => o.lines.at(0).set({ sku: 's' }) })
// @ts-expect-error: part of an index key, so its new value must be known
db.order.update(orderKey, { change: (o) => o.region.set('eu') })
// @ts-expect-error: unique, so its new value must be known
db.customer.update({ customerId: 'c' }, { change: (o) => o.email.set('e') })
