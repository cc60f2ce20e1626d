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
import { orderWith, problemsOf, tableWith, untyped } from '../testing/designs.js'

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

describe('an index of an entity is refused', () => {
  const table = tableWith({
    indexes: {
      gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
      gsi2: { partitionKey: 'gsi2pk' },
      wide: { partitionKey: ['a', 'b', 'c', 'd'], sortKey: ['e', 'f', 'g', 'h'] },
      total: { partitionKey: 'gsi1pk', sortKey: { name: 'total', type: 'number' } },
    },
  })
  const index = (indexes: EntityInput['indexes'], attributes: Attributes = {}) =>
    problems({ indexes } as never, attributes, table)

  it('that the table does not have', () => {
    expect(index({ byDate: { on: 'gsi3', partition: 'X' } })).toEqual([
      "Entity 'order', index 'byDate': table 'shop' has no index 'gsi3'.",
    ])
    expect(index({ byDate: { on: 'constructor', partition: 'X' } })).toEqual([
      "Entity 'order', index 'byDate': table 'shop' has no index 'constructor'.",
    ])
  })

  it('that the entity uses already', () => {
    const same = { on: 'gsi2', partition: '{id}' }
    expect(index({ one: same, two: same })).toEqual([
      "Entity 'order', index 'two': 'gsi2' is already the index 'one' of this entity.",
    ])
  })

  it('without a template for each of its key attributes', () => {
    expect(index({ one: { on: 'gsi1', partition: '{id}' } })).toEqual([
      "Entity 'order', index 'one': it has 0 sort templates, but the index has 1 sort key attributes.",
    ])
    expect(index({ one: { on: 'gsi2', partition: '{id}', sort: '{id}' } })).toEqual([
      "Entity 'order', index 'one': it has 1 sort templates, but the index has 0 sort key attributes.",
    ])
    expect(index({ one: { on: 'wide', partition: '{id}', sort: ['{id}', '{id}'] } })).toEqual([
      "Entity 'order', index 'one': it has 1 partition templates, but the index has 4 partition key attributes.",
      "Entity 'order', index 'one': it has 2 sort templates, but the index has 4 sort key attributes.",
    ])
  })

  it('whose templates name what is no attribute, or cannot be read back', () => {
    expect(index({ one: { on: 'gsi1', partition: '{it}', sort: '{id}x' } })).toEqual([
      "Entity 'order', index 'one': the template '{it}' names {it}, which is not an attribute of the entity.",
      "Entity 'order', index 'one': the template '{id}x' has text after {id} that does not begin with the delimiter; the value could then run into it.",
    ])
  })

  it('with values that a key cannot hold', () => {
    expect(index({ one: { on: 'gsi2', partition: 'X#{tags}' } }, { tags: list(string()) })).toEqual([
      "Entity 'order', index 'one': {tags} is of type list, which the text of a key cannot hold.",
    ])
    expect(index({ one: { on: 'total', partition: '{id}', sort: '{it}' } }, { it: string() })).toEqual([
      "Entity 'order', index 'one': the key attribute 'total' is a number, but {it} is of type string.",
    ])
  })

  it('whose key is an attribute that can be null', () => {
    expect(
      index({ one: { on: 'total', partition: '{id}', sort: '{total}' } }, { total: number().nullable() }),
    ).toEqual([
      "Entity 'order', index 'one': {total} can be null, but it is stored as the key attribute 'total', and DynamoDB refuses null there.",
    ])
    expect(
      index({ one: { on: 'total', partition: '{id}', sort: '{it}' } }, { it: number().nullable() }),
    ).toEqual([])
  })
})

describe('an index of an entity may be', () => {
  it('sparse: of optional and nullable attributes', () => {
    const table = tableWith({ indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } } })
    const indexes = { open: { on: 'gsi1', partition: 'OPEN#{flag}', sort: '{at}' } }
    expect(problems({ indexes }, { flag: string().optional(), at: timestamp().nullable() }, table)).toEqual(
      [],
    )
  })

  it('of four and four attributes, its own ones and templates, with an INCLUDE projection', () => {
    const table = tableWith({
      indexes: {
        wide: {
          partitionKey: ['a', 'b', 'c', 'd'],
          sortKey: ['e', 'f', 'g', { name: 'h', type: 'number' }],
          projection: ['id', 'note'],
        },
      },
    })
    const own = Object.fromEntries(['a', 'b', 'c', 'e', 'f', 'g'].map((name) => [name, string().optional()]))
    const wide = {
      on: 'wide',
      partition: ['{a}', '{b}', '{c}', 'D#{id}'],
      sort: ['{e}', '{f}', '{g}', '{h}'],
    }
    expect(problems({ indexes: { wide } }, { ...own, h: integer() }, table)).toEqual([])
  })

  it('local, without a partition template', () => {
    const table = tableWith({ indexes: { latest: { type: 'local', sortKey: 'at' } } })
    expect(
      problems({ indexes: { latest: { on: 'latest', sort: '{at}' } } }, { at: timestamp() }, table),
    ).toEqual([])
    const same = { on: 'latest', partition: 'ORDER#{id}', sort: '{at}' }
    expect(problems({ indexes: { latest: same } }, { at: timestamp() }, table)).toEqual([])
  })

  it('on a key attribute of the table itself', () => {
    const table = tableWith({
      partitionKey: 'sagaName',
      sortKey: 'sagaId',
      indexes: { 'by-status': { partitionKey: 'sagaName', sortKey: 'status' } },
    })
    const saga = untyped(table, 'saga', {
      attributes: { sagaName: string(), sagaId: string(), status: oneOf('running', 'done') },
      key: { partition: '{sagaName}', sort: '{sagaId}' },
      indexes: { byStatus: { on: 'by-status', partition: '{sagaName}', sort: '{status}' } },
    })
    expect(problemsOf(table, [saga])).toEqual([])
  })
})

describe('a key attribute that serves in several places', () => {
  const inverted = tableWith({ indexes: { inverted: { partitionKey: 'sk', sortKey: 'pk' } } })

  it('may be the same text in each', () => {
    const indexes = { inverted: { on: 'inverted', partition: 'ORDER', sort: 'ORDER#{id}' } }
    expect(problems({ indexes }, {}, inverted)).toEqual([])
  })

  it('is refused where it would have to be two texts', () => {
    const indexes = { inverted: { on: 'inverted', partition: 'ORDER', sort: 'O#{id}' } }
    expect(problems({ indexes }, {}, inverted)).toEqual([
      "Entity 'order': key attribute 'pk' would be both 'ORDER#{id}' and 'O#{id}'; give the index a key attribute of its own.",
    ])
    const table = tableWith({ indexes: { latest: { type: 'local', sortKey: 'at' } } })
    const local = { latest: { on: 'latest', partition: 'OTHER#{id}', sort: '{at}' } }
    expect(problems({ indexes: local }, { at: timestamp() }, table)).toEqual([
      "Entity 'order': key attribute 'pk' would be both 'ORDER#{id}' and 'OTHER#{id}'; give the index a key attribute of its own.",
    ])
  })

  it.each([integer(), bigint(), number(), decimal()])(
    'is refused where a number would be plain and padded at once: %#',
    (n) => {
      const key = { partition: 'ORDER#{n}', sort: 'X' }
      const indexes = { inverted: { on: 'inverted', partition: 'X', sort: 'ORDER#{n}' } }
      expect(problems({ key, indexes }, { n }, inverted)).toEqual([
        "Entity 'order': key attribute 'pk' is a partition key and a sort key, where {n} is written in two ways, plain and padded; give the index a key attribute of its own.",
      ])
    },
  )

  it('may be a stored number in each', () => {
    const table = tableWith({
      partitionKey: { name: 'n', type: 'number' },
      indexes: { inverted: { partitionKey: 'sk', sortKey: { name: 'n', type: 'number' } } },
    })
    const key = { partition: '{n}', sort: 'X' }
    const indexes = { inverted: { on: 'inverted', partition: 'X', sort: '{n}' } }
    expect(problems({ key, indexes }, { n: integer() }, table)).toEqual([])
  })
})
