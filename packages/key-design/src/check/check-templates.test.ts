import { describe, expect, it } from 'vitest'
import type { Attributes } from '../attribute/attribute-types.js'
import {
  any,
  bigint,
  binary,
  boolean,
  decimal,
  integer,
  list,
  literal,
  map,
  number,
  numberSet,
  oneOf,
  record,
  string,
  timestamp,
  timeToLive,
  ulid,
} from '../attribute/builders.js'
import type { EntityInput } from '../entity/define-entity.js'
import { orderWith, problemsOf, tableWith } from '../testing/designs.js'

const problems = (changes: Partial<EntityInput>, attributes: Attributes = {}, table = tableWith()) =>
  problemsOf(table, [orderWith(table, changes, attributes)])
const withKey = (partition: string, sort: string, attributes: Attributes = {}) =>
  problems({ key: { partition, sort } }, attributes)

describe('a key template is refused', () => {
  it('that names what is no attribute of the entity', () => {
    expect(withKey('ORDER#{id}', '{placedAt}')).toEqual([
      "Entity 'order', key: the template '{placedAt}' names {placedAt}, which is not an attribute of the entity.",
    ])
    expect(withKey('{constructor}', '{__proto__}')).toEqual([
      "Entity 'order', key: the template '{constructor}' names {constructor}, which is not an attribute of the entity.",
      "Entity 'order', key: the template '{__proto__}' names {__proto__}, which is not an attribute of the entity.",
    ])
  })

  it.each([
    ['', 'is empty, which DynamoDB allows in no key; write a name or a {hole}'],
    [
      '{id}{other}',
      'has {id} and {other} with no delimiter between them; two values could then run into one',
    ],
    ['{id}X', 'has text after {id} that does not begin with the delimiter; the value could then run into it'],
    ['X#{id', "has a brace without its partner, or no name between them, in '{id'"],
    ['50%#{id}', "has '%' in its fixed text '50%', which is kept for escaping"],
  ])("that cannot be read back: '%s'", (template, problem) => {
    expect(withKey(template, 'X', { other: string() })).toEqual([
      `Entity 'order', key: the template '${template}' ${problem}.`,
    ])
  })

  it('where the table has no sort key, or the entity no template for it', () => {
    const plain = tableWith({ sortKey: undefined } as never)
    expect(problems({}, {}, plain)).toEqual([
      "Entity 'order', key: it has a sort template, but the table has no sort key.",
    ])
    expect(problems({ key: { partition: 'ORDER#{id}' } })).toEqual([
      "Entity 'order', key: the table has a sort key, but it has no sort template.",
    ])
  })

  it('with a value that may be missing or null', () => {
    expect(withKey('ORDER#{id}', '{note}', { note: string().optional() })).toEqual([
      "Entity 'order', key: {note} is optional, but a primary key needs every part.",
    ])
    expect(withKey('ORDER#{id}', '{note}', { note: string().nullable() })).toEqual([
      "Entity 'order', key: {note} can be null, but a key needs a value.",
    ])
    expect(withKey('ORDER#{id}', '{note}', { note: string().default('x') })).toEqual([])
  })

  it('with a value that changes with every write', () => {
    const sentence = (name: string) =>
      `Entity 'order', key: {${name}} changes with every write, but a primary key never changes.`
    expect(withKey('ORDER#{id}', '{at}', { at: timestamp().setOnUpdate() })).toEqual([sentence('at')])
    expect(problems({ key: { partition: '{id}', sort: '{version}' }, version: true })).toEqual([
      sentence('version'),
    ])
    expect(problems({ key: { partition: '{id}', sort: '{updatedAt}' }, timestamps: true })).toEqual([
      sentence('updatedAt'),
    ])
    expect(withKey('ORDER#{id}', '{at}', { at: timestamp().setOnCreate() })).toEqual([])
  })

  it.each([
    ['list', list(string())],
    ['map', map({})],
    ['record', record(string())],
    ['numberSet', numberSet()],
    ['binary', binary()],
    ['any', any()],
  ])('with a %s, which the text of a key cannot hold', (type, attribute) => {
    expect(withKey('ORDER#{it}', 'X', { it: attribute })).toEqual([
      `Entity 'order', key: {it} is of type ${type}, which the text of a key cannot hold.`,
    ])
  })

  it('with a time to live', () => {
    const table = tableWith({ timeToLive: 'it' })
    expect(problems({ key: { partition: 'X#{it}', sort: 'X' } }, { it: timeToLive() }, table)).toEqual([
      "Entity 'order', key: {it} is of type timeToLive, which the text of a key cannot hold.",
    ])
  })

  it('that would write text into a number or bytes', () => {
    const table = tableWith({ sortKey: { name: 'sk', type: 'number' } })
    expect(problems({ key: { partition: '{id}', sort: 'N#{n}' } }, { n: integer() }, table)).toEqual([
      "Entity 'order', key: the key attribute 'sk' is a number, so its template must be one {hole}, not 'N#{n}'.",
    ])
    const bytes = tableWith({ sortKey: { name: 'sk', type: 'binary' } })
    expect(problems({ key: { partition: '{id}', sort: 'PROFILE' } }, {}, bytes)).toEqual([
      "Entity 'order', key: the key attribute 'sk' is a binary, so its template must be one {hole}, not 'PROFILE'.",
    ])
  })

  it.each([
    ['number', string()],
    ['number', timestamp()],
    ['number', literal('1')],
    ['number', boolean()],
    ['binary', string()],
    ['binary', integer()],
  ] as const)('whose value is not stored as a %s', (type, attribute) => {
    const table = tableWith({ sortKey: { name: 'sk', type } })
    expect(problems({ key: { partition: '{id}', sort: '{it}' } }, { it: attribute }, table)).toEqual([
      `Entity 'order', key: the key attribute 'sk' is a ${type}, but {it} is of type ${attribute.spec.type}.`,
    ])
  })

  it.each([
    ['integer', integer()],
    ['boolean', boolean()],
    ['timestamp', timestamp({ format: 'epoch-milliseconds' })],
    ['literal', literal(1)],
  ] as const)('whose own attribute is a %s where the key is text', (type, attribute) => {
    expect(withKey('{id}', '{it}', { it: attribute.storedAs('sk') })).toEqual([
      `Entity 'order', key: the key attribute 'sk' is a string, but {it} is of type ${type}.`,
    ])
  })
})

describe('a key template may have', () => {
  it.each([
    ['string', string()],
    ['ulid', ulid()],
    ['oneOf', oneOf('a#', '%')],
    ['literal', literal(1)],
    ['boolean', boolean()],
    ['timestamp', timestamp()],
    ['timestamp in milliseconds', timestamp({ format: 'epoch-milliseconds' })],
    ['integer', integer()],
    ['bigint', bigint()],
    ['number', number()],
    ['decimal', decimal()],
  ])('a %s in the partition key and in the sort key', (_type, attribute) => {
    expect(withKey('P#{it}', 'S#{it}', { it: attribute })).toEqual([])
  })

  it('the same value twice', () => {
    expect(withKey('{id}#{id}', '{id}')).toEqual([])
  })

  it.each(['string', 'ulid', 'oneOf', 'literal', 'timestamp'])("a %s of the key's own name", (type) => {
    const own = {
      string: string(),
      ulid: ulid(),
      oneOf: oneOf('a'),
      literal: literal('a'),
      timestamp: timestamp(),
    }
    expect(withKey('X', '{sk}', { sk: own[type as 'string'] })).toEqual([])
  })

  it.each([
    number(),
    integer(),
    bigint(),
    decimal(),
    literal(1),
    timestamp({ format: 'epoch-milliseconds' }),
  ])('where the key is a number, any number: %#', (attribute) => {
    const table = tableWith({ sortKey: { name: 'sk', type: 'number' } })
    expect(problems({ key: { partition: 'P', sort: '{it}' } }, { it: attribute }, table)).toEqual([])
  })
})
