import { type } from 'arktype'
import * as v from 'valibot'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { SchemaType } from './attribute-spec.js'
import type { AttributeLike } from './attribute-types.js'
import { list, map, record } from './builders.js'
import { toSpec } from './to-spec.js'

const schemaOf = (schema: AttributeLike) => toSpec('it', schema) as SchemaType

const schemas = [
  ['zod', z.string().min(2)],
  ['valibot', v.pipe(v.string(), v.minLength(2))],
  ['arktype', type('string >= 2')],
] as const

describe.each(schemas)('a schema of %s', (vendor, schema) => {
  it('is an attribute', () => {
    const spec = schemaOf(schema)
    expect(spec.type).toBe('schema')
    expect(spec.vendor).toBe(vendor)
  })

  it('checks values', () => {
    const { validate } = schemaOf(schema)
    expect(validate('ab')).toMatchObject({ value: 'ab' })
    expect(validate('ab').issues).toBeUndefined()
    const { issues } = validate('a')
    expect(issues?.length).toBe(1)
    expect(issues?.[0]?.message).toMatch(/2/)
  })

  it('may stand in a list, a map and a record', () => {
    const inner = { type: 'schema', vendor }
    expect(list(schema).spec).toMatchObject({ type: 'list', of: inner })
    expect(map({ it: schema }).spec).toMatchObject({ type: 'map', attributes: { it: inner } })
    expect(record(schema).spec).toMatchObject({ type: 'record', of: inner })
  })

  it('becomes JSON without its function', () => {
    const json = JSON.parse(JSON.stringify(schemaOf(schema)))
    expect(json).toMatchObject({ type: 'schema', vendor })
    expect(json.validate).toBeUndefined()
  })
})

describe('a schema that has a spec of its own', () => {
  it('is taken for a schema', () => {
    const schema = Object.assign(z.string(), { spec: { type: 'string' } })
    expect(schemaOf(schema).type).toBe('schema')
  })
})

describe("a schema's JSON Schema", () => {
  it('is part of the design where the library can say it', () => {
    expect(schemaOf(z.string().min(2)).jsonSchema).toMatchObject({ type: 'string', minLength: 2 })
    expect(schemaOf(type('string >= 2')).jsonSchema).toMatchObject({ type: 'string', minLength: 2 })
    expect(schemaOf(z.string().min(3))).not.toEqual(schemaOf(z.string().min(2)))
  })

  it('describes what is stored, not what is given', () => {
    const length = z
      .string()
      .transform((text) => text.length)
      .pipe(z.number())
    expect(schemaOf(length).jsonSchema).toMatchObject({ type: 'number' })
  })

  it('is left out where it cannot, and the schema works', () => {
    const spec = schemaOf(z.date())
    expect(spec.jsonSchema).toBeUndefined()
    expect(spec.validate(new Date(0))).toEqual({ value: new Date(0) })
  })

  it('does not depend on the order of the source', () => {
    const one = schemaOf(z.object({ b: z.string(), a: z.object({ y: z.string(), x: z.string() }) }))
    const other = schemaOf(z.object({ a: z.object({ x: z.string(), y: z.string() }), b: z.string() }))
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
    expect(one.jsonSchema).toMatchObject({ required: ['a', 'b'] })
  })

  it('may describe a field that is named required', () => {
    const { jsonSchema } = schemaOf(z.object({ required: z.string() }))
    expect(jsonSchema).toMatchObject({ properties: { required: { type: 'string' } }, required: ['required'] })
  })
})

describe('an asynchronous schema', () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  afterEach(() => process.off('unhandledRejection', note))

  it.each([
    ['zod', z.string().refine(async () => true)],
    [
      'valibot',
      v.pipeAsync(
        v.string(),
        v.checkAsync(async () => true),
      ),
    ],
  ])('of %s is refused when it checks', (vendor, schema) => {
    expect(() => schemaOf(schema as AttributeLike).validate('x')).toThrow(
      `The value is checked by an asynchronous ${vendor} schema; an item is checked before anything is sent, so only synchronous schemas can be used.`,
    )
  })

  it('that rejects leaves no rejection unhandled', async () => {
    process.on('unhandledRejection', note)
    const failing: AttributeLike = {
      '~standard': { version: 1, vendor: 'mine', validate: () => Promise.reject(new Error('no')) },
    }
    expect(() => schemaOf(failing).validate('x')).toThrow('asynchronous mine schema')
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(unhandled).toEqual([])
  })

  it('may answer with any thenable', () => {
    // biome-ignore lint/suspicious/noThenProperty: that is what it is about.
    const thenable = { then: () => undefined } as never
    const schema: AttributeLike = { '~standard': { version: 1, vendor: 'mine', validate: () => thenable } }
    expect(() => schemaOf(schema).validate('x')).toThrow('asynchronous mine schema')
  })
})
