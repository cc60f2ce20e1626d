/**
 * What JSON does not have is written as an object with one of these names and nothing else, such as
 * `{ "$date": "2026-11-21T00:00:00.000Z" }`. An object that would look like one is written as its entries.
 */
export const TAG = {
  date: '$date',
  map: '$map',
  set: '$set',
  bigint: '$bigint',
  bytes: '$bytes',
  number: '$number',
  undefined: '$undefined',
  object: '$object',
} as const

export const TAGS: ReadonlySet<string> = new Set(Object.values(TAG))

/** The tag of an object that has nothing else. */
export function tagOf(value: object): string | undefined {
  const [name, ...others] = Object.keys(value)
  return name !== undefined && others.length === 0 && TAGS.has(name) ? name : undefined
}
