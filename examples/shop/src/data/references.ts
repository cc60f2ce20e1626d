import { InvalidRowError } from './invalid-row-error.js'
import type { Row } from './read-rows.js'

/**
 * Rows by the value of a column that no two of them may share.
 * @throws InvalidRowError for the second row with the same value.
 */
export function indexed<Value extends object, Column extends keyof Value & string>(
  file: string,
  rows: readonly Row<Value>[],
  column: Column,
): ReadonlyMap<Value[Column], Value> {
  const byValue = new Map<Value[Column], Value>()
  for (const { line, value } of rows) {
    const key = value[column]
    if (byValue.has(key)) throw new InvalidRowError(file, line, column, `${key} is there already`)
    byValue.set(key, value)
  }
  return byValue
}

/** @throws InvalidRowError for a row whose column names nothing that is known. */
export function checkReferences<Value extends object, Column extends keyof Value & string>(
  file: string,
  rows: readonly Row<Value>[],
  column: Column,
  known: ReadonlyMap<Value[Column], unknown>,
): void {
  const stranger = rows.find(({ value }) => !known.has(value[column]))
  if (stranger === undefined) return
  const { line, value } = stranger
  throw new InvalidRowError(file, line, column, `${value[column]} is not known`)
}

/** @throws InvalidRowError for the second row that has the same two values in two columns. */
export function checkPairs<Value extends object, Column extends keyof Value & string>(
  file: string,
  rows: readonly Row<Value>[],
  of: Column,
  column: Column,
): void {
  const pairs = new Set<string>()
  for (const { line, value } of rows) {
    const pair = JSON.stringify([value[of], value[column]])
    if (pairs.has(pair))
      throw new InvalidRowError(file, line, column, `${value[column]} is there already for ${value[of]}`)
    pairs.add(pair)
  }
}

/** The values of rows, by a column that several of them share. */
export function grouped<Value extends object, Column extends keyof Value & string>(
  rows: readonly Row<Value>[],
  column: Column,
): ReadonlyMap<Value[Column], Value[]> {
  const groups = new Map<Value[Column], Value[]>()
  for (const { value } of rows) {
    const group = groups.get(value[column])
    if (group === undefined) groups.set(value[column], [value])
    else group.push(value)
  }
  return groups
}
