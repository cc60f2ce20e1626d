import { sorted } from '../design/sorted.js'
import { ValidationError } from '../errors/validation-error.js'
import type { SchemaResult, SchemaType } from './attribute-spec.js'
import { ofKind } from './kind.js'
import { schemaKind } from './kinds/schema.js'

/**
 * The part of the Standard Schema interface that is used here. Written out, so that a design needs no dependency and
 * any version of the interface fits.
 * @see https://standardschema.dev
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    // biome-ignore lint/suspicious/noExplicitAny: libraries differ in what their result and options types allow.
    readonly validate: (value: unknown, ...options: any[]) => any
    readonly types?: { readonly input: Input; readonly output: Output } | undefined
  }
}

/** True for zod, valibot and arktype schemas, the last of which are functions. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  return (typeof value === 'object' || typeof value === 'function') && value !== null && '~standard' in value
}

/** A schema as plain data and one function. */
export function schemaType(schema: StandardSchema): SchemaType {
  const { vendor } = schema['~standard']
  const jsonSchema = jsonSchemaOf(schema)
  const validate = (value: unknown): SchemaResult => synchronous(schema['~standard'].validate(value), vendor)
  const type = {
    type: 'schema',
    vendor,
    ...(jsonSchema === undefined ? {} : { jsonSchema }),
    validate,
  } as const
  return ofKind(schemaKind, type)
}

function synchronous(result: SchemaResult | PromiseLike<SchemaResult>, vendor: string): SchemaResult {
  if (!isThenable(result)) return result
  // Nobody waits for it any more, and a rejection that nobody handles would end the process.
  result.then(undefined, () => undefined)
  throw new ValidationError(`is checked by an asynchronous ${vendor} schema`, {
    remedy: 'an item is checked before anything is sent, so only synchronous schemas can be used',
  })
}

function isThenable(result: SchemaResult | PromiseLike<SchemaResult>): result is PromiseLike<SchemaResult> {
  return typeof (result as { readonly then?: unknown }).then === 'function'
}

interface DescribesItself {
  readonly jsonSchema?: { readonly output: (options: { target: string }) => unknown }
}

/** Libraries refuse to describe what JSON cannot hold, such as a Date; the vendor's name has to do then. */
function jsonSchemaOf(schema: StandardSchema): unknown {
  const { jsonSchema } = schema['~standard'] as DescribesItself
  try {
    return inOrder(jsonSchema?.output({ target: 'draft-2020-12' }))
  } catch {
    return undefined
  }
}

/** A copy that does not tell in which order the schema's keys were declared. */
function inOrder(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(inOrder)
  if (typeof json !== 'object' || json === null) return json
  return sorted(
    Object.entries(json).map(([key, value]) => [key, key === 'required' ? names(value) : inOrder(value)]),
  )
}

const names = (required: unknown): unknown =>
  Array.isArray(required) ? [...required].sort() : inOrder(required)
