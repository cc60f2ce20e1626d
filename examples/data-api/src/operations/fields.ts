import { z } from 'zod'

/** The most that DynamoDB takes. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const MAX_PARTITION_KEY_BYTES = 2_048
const MAX_SORT_KEY_BYTES = 1_024

const keyText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed(), 'must be well-formed Unicode')
    .refine((text) => Buffer.byteLength(text) <= max, `has at most ${max} bytes of UTF-8`)

export const pk = keyText(MAX_PARTITION_KEY_BYTES).describe(
  'Begins with your prefix and #: deploy#<id>#type#id.',
)
export const sk = keyText(MAX_SORT_KEY_BYTES).describe('type, or type#id.')

export const key = z.strictObject({ pk, sk })

export const presence = z
  .enum(['exists', 'missing'])
  .describe('Only if there is such an item, or if there is none. What has expired is missing.')

export const item = z
  .union([z.string(), z.record(z.string(), z.unknown())])
  .describe('An item with pk and sk, as JSON text or as an object. ttl is in epoch seconds.')

export const storedItem = z.looseObject({ pk: z.string(), sk: z.string() })

export const limit = z.int().min(1).max(1_000).default(100)
export const cursor = z.string().min(1).max(8_192).describe('Where the page before ended.')

const MAX_OPERATIONS = 100
export const listOf = <One extends z.ZodType>(one: One) => z.array(one).min(1).max(MAX_OPERATIONS)
