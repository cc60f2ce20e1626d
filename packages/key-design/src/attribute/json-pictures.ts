import { sorted } from '../design/sorted.js'
import type { StandardSchema } from './standard-schema.js'
import { within } from './within.js'

/** What the JSON of a design shows of values and functions, for documentation and comparisons. */

/** JSON has no bigint, Date, Set or bytes; the design's JSON shows them as text. */
export function pictureOfConstant(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Set) return [...value].map(pictureOfConstant).sort()
  if (value instanceof Date) return value.toISOString()
  return value instanceof Uint8Array ? [...value] : within(value, pictureOfConstant)
}

interface DescribesItself {
  readonly jsonSchema?: { readonly output: (options: { target: string }) => unknown }
}

/** Libraries refuse to describe what JSON cannot hold, such as a Date; the vendor's name has to do then. */
export function pictureOfSchema(schema: StandardSchema): unknown {
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
