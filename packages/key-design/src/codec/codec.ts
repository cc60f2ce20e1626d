import { joinPath, ValidationError } from '../errors/validation-error.js'
import type { StoredValue } from './stored-value.js'

/** Turns values of one attribute into what DynamoDB stores, and back. */
export interface Codec {
  /** @throws ValidationError for a value that the attribute does not allow. */
  readonly encode: (value: unknown) => StoredValue
  /** @throws UnreadableValue for a stored value that is not the attribute's. */
  readonly decode: (stored: StoredValue) => unknown
  /** Stores again what was stored before. Left out where that is to encode it. */
  readonly restore?: (value: unknown) => StoredValue
  /**
   * What is made of nothing, such as a schema's own default; left out or `undefined` where nothing is no value. A set is
   * made of it only where it is read: DynamoDB removes one with its last member.
   */
  readonly ofNothing?: (isRead?: true) => { readonly value: unknown } | undefined
}

/** A stored value does not fit; becomes an UnreadableItemError where entity and key are known. */
export class UnreadableValue extends Error {
  constructor(
    readonly reason: string,
    readonly path = '',
  ) {
    super(reason)
  }

  within({ path }: { readonly path: string }): UnreadableValue {
    return new UnreadableValue(this.reason, joinPath(path, this.path || undefined))
  }
}

/** Refuses a value, with what is wrong and what to do instead. */
export function refuse(reason: string, value: unknown, remedy?: string): never {
  throw new ValidationError(reason, { value, remedy })
}

/** Refuses a stored value of the wrong DynamoDB type. */
export function unreadable(expected: string, stored: StoredValue): never {
  throw new UnreadableValue(`is stored as ${Object.keys(stored)[0] ?? 'nothing'}, not as ${expected}`)
}

/** The text of a stored string. */
export function stringIn(stored: StoredValue): string {
  return stored.S ?? unreadable('a string', stored)
}

/** The text of a stored number. */
export function numberIn(stored: StoredValue): string {
  return stored.N ?? unreadable('a number', stored)
}

/** Runs a step inside a structure, so that errors name the way to it. */
export function at<T>(path: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw errorAt(path, error)
  }
}

/** The same error, seen from further out. */
export function errorAt(path: string, error: unknown): unknown {
  const known = error instanceof ValidationError || error instanceof UnreadableValue
  return known ? error.within({ path }) : error
}

/** Runs a step for each element, so that errors name its place; one try for all of them, because lists are long. */
export function eachAt<T, R>(elements: readonly T[], step: (element: T) => R): R[] {
  const results = new Array<R>(elements.length)
  let i = 0
  try {
    for (; i < elements.length; i++) results[i] = step(elements[i] as T)
  } catch (error) {
    throw errorAt(`[${i}]`, error)
  }
  return results
}
