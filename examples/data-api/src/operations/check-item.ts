import { MAX_ITEM_BYTES } from '@keyprint/client'
import { Problem } from '../http/problem.js'
import { MAX_DEPTH } from '../json/exact-json.js'

type Item = Readonly<Record<string, unknown>>

/** In the year 5138: what is larger is in milliseconds. */
const MAX_EPOCH_SECONDS = 100_000_000_000

/** Refuses what DynamoDB would not take, or would take for something else. @throws Problem */
export function checkItem(item: Item): void {
  checkTimeToLive(item)
  if (sizeOf(item, 0) > MAX_ITEM_BYTES)
    throw new Problem('too-large', `An item has ${MAX_ITEM_BYTES / 1024} KiB at the most.`)
}

function checkTimeToLive({ ttl }: Item): void {
  if (ttl === undefined) return
  if (typeof ttl !== 'number' || !Number.isInteger(ttl) || ttl < 0)
    throw new Problem('invalid-request', 'ttl has to be a whole number of epoch seconds.')
  if (ttl > MAX_EPOCH_SECONDS)
    throw new Problem(
      'invalid-request',
      'ttl looks like milliseconds; it is in epoch seconds: divide by 1000.',
    )
}

/**
 * About how many bytes DynamoDB counts, never fewer.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
function sizeOf(value: unknown, depth: number): number {
  if (depth > MAX_DEPTH) throw new Problem('invalid-request', `An item has at most ${MAX_DEPTH} levels.`)
  if (typeof value === 'string') return textSize(value)
  if (typeof value === 'number') return numberSize(value)
  if (typeof value !== 'object' || value === null) return 1
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + 1 + sizeOf(one, depth + 1), 3)
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + 1 + textSize(name) + sizeOf(one, depth + 1),
    depth === 0 ? 0 : 3,
  )
}

function textSize(text: string): number {
  if (!text.isWellFormed()) throw new Problem('invalid-request', 'A text is not well-formed Unicode.')
  return Buffer.byteLength(text)
}

/** DynamoDB holds 38 digits, which is more than JavaScript; but not every exponent. */
function numberSize(value: number): number {
  if (value !== 0 && (Math.abs(value) >= 1e126 || Math.abs(value) < 1e-130))
    throw new Problem('invalid-request', 'A number is beyond what DynamoDB holds.')
  return 21
}
