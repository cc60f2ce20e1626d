import type { Item } from '@keyprint/key-design'
import { and, not, or } from '../../expression/condition.js'
import type { ConditionOn } from '../../expression/condition-types.js'
import type { thing } from './store.js'

type Thing = Item<typeof thing>

const time = (date: Date | undefined) => date?.getTime() ?? Number.NaN
const bytes = (n: Uint8Array | undefined) => (n === undefined ? undefined : Buffer.from(n).toString('hex'))
const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const compare = (a: string | undefined, b: string) =>
  a === undefined ? Number.NaN : Buffer.compare(Buffer.from(a), Buffer.from(b))

/** A filter, and the same for an item in memory. */
export type Case = readonly [name: string, filter: ConditionOn<Thing>, holds: (item: Thing) => boolean]

export const filterCases: readonly Case[] = [
  ['eq of text', (o) => o.text.eq('beta'), ({ text }) => text === 'beta'],
  ['eq of a number', (o) => o.count.eq(1), ({ count }) => count === 1],
  ['eq of a decimal', (o) => o.price.eq('19.990'), ({ price }) => price === '19.99'],
  ['eq of a date', (o) => o.at.eq(day(2)), ({ at }) => time(at) === time(day(2))],
  ['eq of a boolean', (o) => o.done.eq(false), ({ done }) => done === false],
  ['eq of bytes', (o) => o.bytes.eq(Uint8Array.of(255)), (one) => bytes(one.bytes) === 'ff'],
  [
    'eq of a set in any order',
    (o) => o.tags.eq(new Set(['green', 'blue'])),
    ({ tags }) => tags?.size === 2 && tags.has('green'),
  ],
  ['eq of a list', (o) => o.list.eq([3, 3]), ({ list }) => list?.join() === '3,3'],
  ['eq of a map', (o) => o.address.eq({ city: 'Rome', size: 10 }), ({ address }) => address?.city === 'Rome'],
  ['eq of null in any()', (o) => o.anything.eq(7), ({ anything }) => anything === 7],
  ['ne, which holds for what is not there', (o) => o.text.ne('beta'), ({ text }) => text !== 'beta'],
  ['lt of text, by its bytes', (o) => o.text.lt('beta'), ({ text }) => compare(text, 'beta') < 0],
  ['le of text', (o) => o.text.le('beta'), ({ text }) => compare(text, 'beta') <= 0],
  ['gt of text', (o) => o.text.gt('beta'), ({ text }) => compare(text, 'beta') > 0],
  ['ge of text', (o) => o.text.ge('beta'), ({ text }) => compare(text, 'beta') >= 0],
  ['lt of a number', (o) => o.count.lt(0), ({ count = 0 }) => count < 0],
  ['le of a number', (o) => o.count.le(0), ({ count = 1 }) => count <= 0],
  ['gt of a number', (o) => o.count.gt(0), ({ count = 0 }) => count > 0],
  ['ge of a number', (o) => o.count.ge(0), ({ count = -1 }) => count >= 0],
  ['gt of a decimal', (o) => o.price.gt('-0.5'), ({ price }) => Number(price ?? -1) > -0.5],
  ['lt of a date', (o) => o.at.lt(day(2)), ({ at }) => time(at) < time(day(2))],
  ['ge of a date', (o) => o.at.ge(day(2)), ({ at }) => time(at) >= time(day(2))],
  ['gt of a date as a number', (o) => o.then.gt(day(2)), ({ then }) => time(then) > time(day(2))],
  ['ge of bytes', (o) => o.bytes.ge(Uint8Array.of(2)), (one) => bytes(one.bytes) === 'ff'],
  [
    'between, both ends included',
    (o) => o.count.between(-5, 1),
    ({ count }) => count !== undefined && count >= -5 && count <= 1,
  ],
  [
    'between dates',
    (o) => o.at.between(day(2), day(5)),
    ({ at }) => time(at) >= time(day(2)) && time(at) <= time(day(5)),
  ],
  [
    'between other places',
    (o) => o.whole.between(o.size, o.size),
    ({ whole, size }) => whole !== undefined && whole === size,
  ],
  ['in', (o) => o.kind.in(['beta', 'gamma']), ({ kind }) => kind === 'beta' || kind === 'gamma'],
  ['in of one', (o) => o.whole.in([10]), ({ whole }) => whole === 10],
  [
    'in of a hundred',
    (o) => o.whole.in(Array.from({ length: 100 }, (_, i) => i)),
    ({ whole = -1 }) => whole >= 0 && whole < 100,
  ],
  [
    'in with other places',
    (o) => o.whole.in([o.size, 3]),
    ({ whole, size }) => whole === 3 || (whole !== undefined && whole === size),
  ],
  ['exists', (o) => o.text.exists(), ({ text }) => text !== undefined],
  ['exists of null', (o) => o.maybe.exists(), ({ maybe }) => maybe !== undefined],
  ['missing', (o) => o.text.missing(), ({ text }) => text === undefined],
  ['missing within', (o) => o.address.zip.missing(), ({ address }) => address?.zip === undefined],
  ['hasType S', (o) => o.anything.hasType('S'), ({ anything }) => typeof anything === 'string'],
  ['hasType N', (o) => o.anything.hasType('N'), ({ anything }) => typeof anything === 'number'],
  ['hasType SS', (o) => o.anything.hasType('SS'), ({ anything }) => anything instanceof Set],
  ['hasType L', (o) => o.anything.hasType('L'), ({ anything }) => Array.isArray(anything)],
  ['hasType M', (o) => o.anything.hasType('M'), ({ anything }) => anything?.deep !== undefined],
  ['hasType NULL', (o) => o.maybe.hasType('NULL'), ({ maybe }) => maybe === null],
  ['hasType BOOL', (o) => o.done.hasType('BOOL'), ({ done }) => done !== undefined],
  ['hasType B', (o) => o.bytes.hasType('B'), (one) => one.bytes !== undefined],
  ['hasType NS', (o) => o.numbers.hasType('NS'), ({ numbers }) => numbers !== undefined],
  ['hasType BS', (o) => o.blobs.hasType('BS'), ({ blobs }) => blobs !== undefined],
  ['beginsWith', (o) => o.text.beginsWith('alpha'), ({ text }) => text?.startsWith('alpha') ?? false],
  ['beginsWith of part of oneOf', (o) => o.kind.beginsWith('al'), ({ kind }) => kind === 'alpha'],
  ['beginsWith of bytes', (o) => o.bytes.beginsWith(Uint8Array.of(1, 2)), (one) => one.bytes?.[0] === 1],
  ['contains in text', (o) => o.text.contains('pha'), ({ text }) => text?.includes('pha') ?? false],
  ['contains in a string set', (o) => o.tags.contains('red'), ({ tags }) => tags?.has('red') ?? false],
  ['contains in a number set', (o) => o.numbers.contains(2.5), ({ numbers }) => numbers?.has(2.5) ?? false],
  [
    'contains in a binary set',
    (o) => o.blobs.contains(Uint8Array.of(2, 3)),
    ({ blobs }) => [...(blobs ?? [])].some((one) => bytes(one) === '0203'),
  ],
  ['contains in a list', (o) => o.list.contains(3), ({ list }) => list?.includes(3) ?? false],
  [
    'contains of a whole map in a list',
    (o) => o.lines.contains({ sku: 'b', quantity: 5 }),
    ({ lines }) => lines?.some(({ sku, quantity }) => sku === 'b' && quantity === 5) ?? false,
  ],
  ['contains in bytes', (o) => o.bytes.contains(Uint8Array.of(2, 3)), (one) => one.bytes?.[0] === 1],
  ['contains in any()', (o) => o.anything.contains('deep'), ({ anything }) => anything instanceof Set],
  ['size of text', (o) => o.text.size().gt(4), ({ text }) => (text?.length ?? 0) > 4],
  ['size of a set', (o) => o.tags.size().eq(1), ({ tags }) => tags?.size === 1],
  ['size of a list', (o) => o.lines.size().ge(1), ({ lines }) => (lines?.length ?? 0) >= 1],
  ['size of a map', (o) => o.scores.size().eq(0), ({ scores }) => JSON.stringify(scores) === '{}'],
  ['size of bytes', (o) => o.bytes.size().lt(2), (one) => one.bytes?.length === 1],
  [
    'size between',
    (o) => o.list.size().between(1, 2),
    ({ list }) => list?.length === 1 || list?.length === 2,
  ],
  ['size in', (o) => o.list.size().in([0, 3]), ({ list }) => list?.length === 0 || list?.length === 3],
  [
    'size against another place',
    (o) => o.list.size().eq(o.size),
    ({ list, size }) => list !== undefined && list.length === size,
  ],
  [
    'a place against a size',
    (o) => o.size.eq(o.list.size()),
    ({ list, size }) => list !== undefined && list.length === size,
  ],
  [
    'a size against a size',
    (o) => o.list.size().lt(o.tags.size()),
    ({ list, tags }) => list !== undefined && tags !== undefined && list.length < tags.size,
  ],
  ['a place against a place', (o) => o.size.gt(o.count), ({ size, count = 99 }) => (size ?? -99) > count],
  ['eq of two places', (o) => o.whole.eq(o.size), ({ whole, size }) => whole !== undefined && whole === size],
  [
    'ne of two places, also when they are missing',
    (o) => o.whole.ne(o.size),
    ({ whole, size }) => whole !== size || whole === undefined,
  ],
  ['a nested place', (o) => o.address.city.eq('Paris'), ({ address }) => address?.city === 'Paris'],
  ['a place further in', (o) => o.address.geo.latitude.gt(40), ({ address }) => address?.geo !== undefined],
  [
    'a nested place under another name on the wire',
    (o) => o.address.zip.beginsWith('75'),
    ({ address }) => address?.zip?.startsWith('75') ?? false,
  ],
  ['an element of a list', (o) => o.list.at(0).eq(3), ({ list }) => list?.[0] === 3],
  [
    'an element of a list by index',
    (o) => (o.lines[1] ?? o.lines.at(1)).quantity.gt(4),
    ({ lines }) => (lines?.[1]?.quantity ?? 0) > 4,
  ],
  [
    'an odd name in an element',
    (o) => o.lines.at(0)['in stock'].eq(false),
    ({ lines }) => lines?.[0]?.['in stock'] === false,
  ],
  ['a name in a record', (o) => o.scores.at('odd name').eq(3), ({ scores }) => scores?.['odd name'] === 3],
  [
    'a number as name in a record',
    (o) => o.scores.at('2024').gt(0),
    ({ scores }) => (scores?.['2024'] ?? 0) > 0,
  ],
  [
    'a number as property of a record',
    (o) => o.scores['2024']?.gt(0) ?? o.scores.exists(),
    ({ scores }) => (scores?.['2024'] ?? 0) > 0,
  ],
  [
    'a name like that of a method, by at()',
    (o) => o.address.at('size').eq(75),
    ({ address }) => address?.size === 75,
  ],
  [
    'contains as a name, by at()',
    (o) => o.address.at('contains').eq('lift'),
    ({ address }) => address?.contains === 'lift',
  ],
  [
    'at as a name, by at()',
    (o) => o.address.at('at').eq('corner'),
    ({ address }) => address?.at === 'corner',
  ],
  ['size as a name in a record', (o) => o.scores.at('size').eq(1), ({ scores }) => scores?.size === 1],
  ['size as a name on the item', (o) => o.size.eq(10), ({ size }) => size === 10],
  ['at as a name on the item', (o) => o.at.exists(), ({ at }) => at !== undefined],
  ['then as a name on the item', (o) => o.then.missing(), ({ then }) => then === undefined],
  [
    'constructor as a name on the item',
    (o) => o.constructor.eq('built'),
    (one) => one.constructor === 'built',
  ],
  ['a name with dots, dashes and spaces', (o) => o['a.b-c #1'].eq('odd'), (one) => one['a.b-c #1'] === 'odd'],
  ['a reserved word on the wire', (o) => o.status.ne('ok'), ({ status }) => status !== 'ok'],
  ['a place in any()', (o) => o.anything.deep[1].eq('one'), ({ anything }) => anything?.deep?.[1] === 'one'],
  [
    'odd places in any(), by at()',
    (o) => o.anything.at('deep').at(0).at('0').eq('zero'),
    ({ anything }) => anything?.deep?.[0]?.['0'] === 'zero',
  ],
  ['and()', (o) => and(o.count.gt(0), o.done.eq(true)), ({ count = 0, done }) => count > 0 && done === true],
  [
    'a list, which is and()',
    (o) => [o.count.gt(0), o.whole.gt(5)],
    ({ count = 0, whole = 0 }) => count > 0 && whole > 5,
  ],
  ['and() of one', (o) => and(o.whole.eq(10)), ({ whole }) => whole === 10],
  [
    'or()',
    (o) => or(o.text.eq('beta'), o.done.eq(true), o.size.eq(0)),
    ({ text, done, size }) => text === 'beta' || done === true || size === 0,
  ],
  ['not()', (o) => not(o.text.exists()), ({ text }) => text === undefined],
  [
    'not() of or() within and()',
    (o) => and(not(or(o.whole.eq(10), o.text.missing())), or(o.size.eq(1), not(o.price.eq('0')))),
    ({ whole, text, size, price }) => whole !== 10 && text !== undefined && (size === 1 || price !== '0'),
  ],
  [
    'or() within and() without brackets of its own',
    (o) => [or(o.whole.eq(10), o.whole.eq(3)), o.done.eq(true)],
    ({ whole, done }) => (whole === 10 || whole === 3) && done === true,
  ],
]
