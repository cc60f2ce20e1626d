import { pictureOfSchema } from '#json-pictures'
import { given } from '../design/given.js'
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
  return ofKind(
    schemaKind,
    given<SchemaType>({
      type: 'schema',
      vendor,
      jsonSchema: pictureOfSchema(schema),
      validate: (value) => synchronous(schema['~standard'].validate(value), vendor),
    }),
  )
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
