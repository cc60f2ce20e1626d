import { expect } from 'vitest'

/** How parts of a key compare: numbers and dates by value, text as it stands in the key, with the delimiter after it. */
function comparePart(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(inKey(a), inKey(b))
  const [left, right] = [a, b] as [number, number]
  return left < right ? -1 : left > right ? 1 : 0
}

const inKey = (text: string): Buffer => Buffer.from(`${text.replaceAll('%', '%25').replaceAll('#', '%23')}#`)

type Parts = readonly string[]

function compareBy(parts: Parts, a: object, b: object): number {
  for (const part of parts) {
    const order = comparePart(a[part as never], b[part as never])
    if (order !== 0) return order
  }
  return 0
}

const leading = (parts: Parts, from: object): object =>
  Object.fromEntries(parts.map((part) => [part, from[part as never]]))

/** Which of its ends a range has. */
export type RangeKind = 'both' | 'from' | 'to' | 'beginsWith'

/** A range, drawn at random: two ends, and how many leading parts of each are given. */
export interface DrawnRange {
  readonly ends: readonly [object, object]
  readonly counts: readonly [number, number]
  readonly kind: RangeKind
}

/** Compares what a range reads with a filter of all items in memory. */
export async function expectAsInMemory<T extends object>(
  parts: Parts,
  items: readonly T[],
  { ends: [one, other], counts: [low, high], kind }: DrawnRange,
  read: (options: object) => Promise<readonly T[]>,
): Promise<void> {
  const shared = parts.slice(0, Math.min(low, high))
  const [first, last] = compareBy(shared, one, other) <= 0 ? [one, other] : [other, one]
  const [fromParts, toParts] = [parts.slice(0, low), parts.slice(0, high)]
  const [from, to] = [leading(fromParts, first), leading(toParts, last)]
  const isIn = (item: T) => {
    if (kind === 'beginsWith') return compareBy(fromParts, item, from) === 0
    const isAfter = kind === 'to' || compareBy(fromParts, item, from) >= 0
    return isAfter && (kind === 'from' || compareBy(toParts, item, to) <= 0)
  }
  const options = { both: { from, to }, from: { from }, to: { to }, beginsWith: { beginsWith: from } }[kind]
  expect(await read(options)).toEqual(items.filter(isIn).sort((a, b) => compareBy(parts, a, b)))
}
